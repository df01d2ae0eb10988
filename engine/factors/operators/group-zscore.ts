// group_zscore(x, g): how unusual each symbol is within its group.
import { deviationOf, meanOf } from "#engine/core";
import { standardizeGroups } from "#engine/panel";
import { columns, groupOperator } from "../make-operator.ts";
import { deviationAcross, distanceFromMean, groupSql } from "../sql/cross-forms.ts";
import { unitAlways } from "../unit.ts";

export const groupZscore = groupOperator({
  name: "group_zscore",
  says: "Distance of each symbol from the average of its group on the same date, in the group's sample deviations (ddof 1).",
  source: "Definition, ddof 1. A group that does not vary gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitAlways("ratio"),
  cost: 5,
  meaning: ([row], [codes]) =>
    row!.map((x, s) => {
      const mates = row!.filter((other, i) => codes![i] === codes![s] && Number.isFinite(other));
      return codes![s]! < 0 || Number.isNaN(x)
        ? Number.NaN
        : new Set(mates).size < 2
          ? Number.NaN
          : (x - meanOf(mates)) / deviationOf(mates);
    }),
  kernel: ([row], [codes], _params, out) => standardizeGroups(row!, codes!, out),
  sql: groupSql((call, x, keys) => `${distanceFromMean(call, x, keys)} / ${deviationAcross(call, x, keys)}`),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7]],
    groups: [[0, 0, 1, 1, -1]],
    params: [],
    gives: [-Math.SQRT1_2, Math.SQRT1_2, Number.NaN, Number.NaN, Number.NaN],
  },
});
