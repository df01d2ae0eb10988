// An import request as the CSV file that would give it.
import type { ImportRequest } from "#engine/data";

export function csvOf({ rows }: ImportRequest): string {
  const names = [...rows.fields.keys()];
  const lines = rows.symbols.map((symbol, i) => {
    const values = names.map((name) => rows.fields.get(name)?.[i] ?? Number.NaN);
    const cells = values.map((value) => (Number.isNaN(value) ? "" : String(value)));
    return [symbol, new Date(rows.ts[i] ?? 0).toISOString().slice(0, 10), ...cells].join(",");
  });
  return `${["symbol", "ts", ...names].join(",")}\n${lines.join("\n")}\n`;
}
