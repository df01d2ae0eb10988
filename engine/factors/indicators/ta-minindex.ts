// ta_minindex(x, n): number of the row.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast } from "../technical/definitions.ts";
import { extremeRowsAsSearched } from "../technical/extremes.ts";
import { unitAlways } from "../unit.ts";

export const taMinindex = indicator({
  name: "ta_minindex",
  says: "Number of the row, counted from the first one present, that holds the smallest of the last n values.",
  source: "TA-Lib's MININDEX: among equal values a newcomer wins, and the oldest when the winner leaves.",
  params: [...columns("x"), periodParam(30)],
  unit: unitAlways("count"),
  cost: 3,
  meaning: overPast(([x], [n]) => (x!.length < n! ? Number.NaN : extremeRowsAsSearched(x!, n!, -1).at(-1)!)),
  kernel: ([x], [n], out) => {
    const rows = extremeRowsAsSearched(x!, n!, -1);
    for (let t = n! - 1; t < out.length; t++) out[t] = rows[t]!;
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 0, 2, 2, 3, 5, 5, 6, 8],
  },
});
