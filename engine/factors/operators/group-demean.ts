// group_demean(x, g): distance from the average of the group.
import { meanOf } from "#engine/core";
import { demeanGroups } from "#engine/panel";
import { columns, groupOperator } from "../make-operator.ts";
import { distanceFromMean, groupSql } from "../sql/cross-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupDemean = groupOperator({
  name: "group_demean",
  says: "Distance of each symbol from the average of its group on the same date.",
  source: "Definition. A group of one gives 0; a symbol without a group gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 5,
  meaning: ([row], [codes]) =>
    row!.map((x, s) => {
      const mates = row!.filter((other, i) => codes![i] === codes![s] && Number.isFinite(other));
      return codes![s]! < 0 || Number.isNaN(x) ? Number.NaN : x - meanOf(mates);
    }),
  kernel: ([row], [codes], _params, out) => demeanGroups(row!, codes!, out),
  sql: groupSql((call, x, keys) => distanceFromMean(call, x, keys)),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7]],
    groups: [[0, 0, 1, 1, -1]],
    params: [],
    gives: [-1, 1, 0, Number.NaN, Number.NaN],
  },
});
