// Units of the usual field names; a field by any other name is of unknown unit and goes with everything.
import type { Unit } from "../unit.ts";

const known: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...["open", "high", "low", "close", "vwap", "bid", "ask", "mid", "settle"].map((name) => [name, "price"] as const),
  ...["volume", "shares", "bid_size", "ask_size", "open_interest"].map((name) => [name, "volume"] as const),
  ...["amount", "cap", "market_cap", "dollar_volume"].map((name) => [name, "currency"] as const),
  ...["returns", "return", "ret"].map((name) => [name, "return"] as const),
  ...["turnover", "turnover_rate"].map((name) => [name, "ratio"] as const),
  ...["trades", "trade_count"].map((name) => [name, "count"] as const),
]);

/** A field read of another market has the unit that it has there; that of a reduced one follows from its formula. */
export function unitOfField(name: string): Unit {
  return known.get(seriesField(name) ?? name) ?? "unknown";
}

/** The field of a leaf such as market("index").close. */
function seriesField(name: string): string | undefined {
  return /^market\(.*\)\.(\w+)$/.exec(name)?.[1];
}
