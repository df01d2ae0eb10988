// cs_zscore(x): how unusual each symbol is on the date.
import { deviationOf, finiteOf, meanOf } from "#engine/core";
import { standardizeRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql, deviationAcross, distanceFromMean } from "../sql/cross-forms.ts";
import { unitAlways } from "../unit.ts";

export const csZscore = crossOperator({
  name: "cs_zscore",
  says: "Distance of each symbol from the average of all on the same date, in sample deviations (ddof 1); nothing where all are equal.",
  source: "Definition, ddof 1.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 4,
  meaning: ([row]) => {
    const present = finiteOf(row!);
    const deviation = new Set(present).size > 1 ? deviationOf(present) : Number.NaN;
    return row!.map((x) => (x - meanOf(present)) / deviation);
  },
  kernel: ([row], _params, out) => standardizeRow(row!, out),
  sql: acrossSql((call, x) => `${distanceFromMean(call, x)} / ${deviationAcross(call, x)}`),
  example: { columns: [[1, 2, 3, Number.NaN]], params: [], gives: [-1, 0, 1, Number.NaN] },
});
