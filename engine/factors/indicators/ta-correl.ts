// ta_correl(x, y, n): Pearson correlation of the last n pairs.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast } from "../technical/definitions.ts";
import { carriedCorrelation } from "../technical/moments.ts";
import { carriedCorrelationOf } from "../technical/moments-definition.ts";
import { unitAlways } from "../unit.ts";

export const taCorrel = indicator({
  name: "ta_correl",
  says: "Pearson correlation of the last n pairs; 0 where one of them stands still.",
  source: "TA-Lib's CORREL, rounding of its carried sums and all; ts_corr keeps its digits far from zero.",
  params: [...columns("x", "y"), periodParam(30, 1)],
  unit: unitAlways("ratio"),
  cost: 8,
  meaning: overPast(([x, y], [n]) => carriedCorrelationOf(x!, y!, n!)),
  kernel: ([x, y], [n], out) => carriedCorrelation(x!, y!, n!, out),
  example: {
    columns: [
      [3, 5, 4, 6, 8, 7, 9, 12, 10, 11],
      [2, 3, 5, 4, 4, 6, 7, 6, 9, 8],
    ],
    params: [4],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      0.4,
      -0.23904572186687872,
      -0.15289415743128767,
      0.6024640760767093,
      0.24525573579398632,
      0.11322770341445956,
      -0.4,
    ],
  },
});
