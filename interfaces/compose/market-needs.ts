// What a market must hold before a run on it makes sense; checked before anything is registered or sealed.
import { QraftError } from "#engine/core";
import type { MarketDescription } from "#engine/data";
import type { RunConfig } from "./run-config.ts";

/** Dates with fewer symbols are left out of rank correlations, so a smaller market has none at all. */
export const fewestSymbols = 10;

/** Refuses a market on which the run could only fail or say nothing. A conversation needs no prices. */
export function checkMarketFor(kind: RunConfig["kind"], market: MarketDescription): void {
  if (kind === "chat") return;
  const { info, fields, symbols } = market;
  const missing = ["open", "close"].filter((field) => !fields.includes(field));
  if (missing.length > 0)
    throw new QraftError(
      "market-without-prices",
      `Market ${info.name} has no field ${missing.map((field) => `"${field}"`).join(" and no field ")}: signals are taken at the close and filled at the next open. Its fields: ${fields.join(", ")}.`,
      `Import its files under a new market name with a map, for example --map ${missing.map((field) => `${field}=Column`).join(",")}.`,
    );
  if (kind === "backtest" || symbols.length >= fewestSymbols) return;
  throw new QraftError(
    "too-few-symbols",
    `Market ${info.name} has ${symbols.length} symbol${symbols.length === 1 ? "" : "s"}: factors are judged by ranks across symbols, which need at least ${fewestSymbols} on a date.`,
    'Import more symbols; "qraft factor eval" and "qraft backtest" work with fewer.',
  );
}
