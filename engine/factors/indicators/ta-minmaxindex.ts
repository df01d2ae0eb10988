// ta_minmaxindex(x, n, output): number of the row.
import { indicator, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast } from "../technical/definitions.ts";
import { extremeRowsAsSearched } from "../technical/extremes.ts";
import { unitAlways } from "../unit.ts";

export const taMinmaxindex = indicator({
  name: "ta_minmaxindex",
  says: "Number of the row, counted from the first one present, that holds the smallest or the largest of the last n values.",
  source: "TA-Lib's MINMAXINDEX: among equal values a newcomer wins, and the oldest when the winner leaves.",
  params: [...columns("x"), periodParam(30), outputParam("min", "max")],
  unit: unitAlways("count"),
  cost: 3,
  meaning: overPast(([x], [n, output]) =>
    x!.length < n! ? Number.NaN : extremeRowsAsSearched(x!, n!, output === 0 ? -1 : 1).at(-1)!,
  ),
  kernel: ([x], [n, output], out) => {
    const rows = extremeRowsAsSearched(x!, n!, output === 0 ? -1 : 1);
    for (let t = n! - 1; t < out.length; t++) out[t] = rows[t]!;
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3, 1],
    gives: [Number.NaN, Number.NaN, 1, 3, 4, 4, 6, 7, 7, 7],
  },
});
