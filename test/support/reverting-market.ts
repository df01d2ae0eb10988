// A made-up market whose prices swing strongly around a slow value: reversal earns in it, so that a campaign gets as far as the holdout.
import { seededRandom } from "#engine/core";
import type { BarRows, ImportRequest } from "#engine/data";

const day = 86_400_000;
const fieldNames = ["open", "high", "low", "close", "volume"] as const;

export interface RevertingOptions {
  readonly symbols?: number;
  readonly days?: number;
  readonly name?: string;
}

/** Weekdays from 2018 on. Log price = value (a random walk) + swing (dies away by a fifth a day). */
export function revertingMarket({ symbols = 30, days = 700, name = "demo" }: RevertingOptions = {}): ImportRequest {
  const random = seededRandom(11);
  const dates: number[] = [];
  for (let ts = Date.UTC(2018, 0, 1); dates.length < days; ts += day)
    if (new Date(ts).getUTCDay() % 6 !== 0) dates.push(ts);
  const names: string[] = [];
  const ts = new Float64Array(symbols * days);
  const columns = new Map(fieldNames.map((field) => [field as string, new Float64Array(symbols * days)]));
  const put = (field: (typeof fieldNames)[number], row: number, value: number): void => {
    const column = columns.get(field);
    if (column) column[row] = value;
  };
  for (let s = 0; s < symbols; s++) {
    let value = Math.log(40 + 2 * s);
    let swing = 0;
    let close = Math.exp(value);
    for (let t = 0; t < days; t++) {
      const open = close * Math.exp(0.001 * random.normal());
      value += 0.004 * random.normal();
      swing = 0.8 * swing + 0.025 * random.normal();
      close = Math.exp(value + swing);
      const row = s * days + t;
      names.push(`R${String(s).padStart(2, "0")}`);
      ts[row] = dates[t] ?? 0;
      put("open", row, open);
      put("high", row, Math.max(open, close) * 1.002);
      put("low", row, Math.min(open, close) * 0.998);
      put("close", row, close);
      put("volume", row, Math.round(1e7 * Math.exp(0.3 * random.normal())));
    }
  }
  const rows: BarRows = { symbols: names, ts, fields: columns };
  return {
    info: { name, frequency: "1d", timeZone: "America/New_York", currency: "USD", simulated: true },
    rows,
    source: { name: "reverting market", sha256: "0".repeat(64) },
  };
}
