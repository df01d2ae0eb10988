// cs_robust_zscore(x, limit): distance from the median of the date in robust deviations.
import { finiteOf, quantileOf } from "#engine/core";
import { madScale, robustRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql, robustAcross } from "../sql/cross-forms.ts";
import { unitAlways } from "../unit.ts";

export const csRobustZscore = crossOperator({
  name: "cs_robust_zscore",
  says: "(x − median) ÷ (1.4826 × median absolute deviation) over the same date, held within ± limit (3 by default); nothing where the median deviation is 0.",
  source:
    "Qlib RobustZScoreNorm, by date and without its small number in the divisor. By hand: median 2, median deviation 1.",
  params: [...columns("x"), { name: "limit", kind: "number", min: 1e-9, default: 3 }],
  unit: unitAlways("ratio"),
  cost: 14,
  meaning: ([row], [limit]) => {
    const present = finiteOf(row!);
    const median = quantileOf(present, 0.5);
    const distances = present.map((x) => Math.abs(x - median));
    const scale = madScale * quantileOf(distances, 0.5);
    return row!.map((x) => (scale > 0 ? Math.min(limit!, Math.max(-limit!, (x - median) / scale)) : Number.NaN));
  },
  kernel: ([row], [limit], out) => robustRow(row!, limit!, out),
  sql: acrossSql((call, x) => robustAcross(call, x, { limit: call.params[0] ?? 3, scale: madScale })),
  example: {
    columns: [[0, 1, 2, 3, 100, Number.NaN]],
    params: [],
    gives: [-2 / 1.4826, -1 / 1.4826, 0, 1 / 1.4826, 3, Number.NaN],
  },
});
