// group_mean(x, g): average of the group.
import { meanOf } from "#engine/core";
import { meanOfGroups } from "#engine/panel";
import { columns, groupOperator } from "../make-operator.ts";
import { distanceFromMean, groupSql } from "../sql/cross-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupMean = groupOperator({
  name: "group_mean",
  says: "Average of the group of each symbol on the same date, where the symbol has a value.",
  source: "Definition. A symbol without a group or without a value gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 5,
  meaning: ([row], [codes]) =>
    row!.map((x, s) => {
      const mates = row!.filter((other, i) => codes![i] === codes![s] && Number.isFinite(other));
      return codes![s]! < 0 || Number.isNaN(x) ? Number.NaN : meanOf(mates);
    }),
  kernel: ([row], [codes], _params, out) => meanOfGroups(row!, codes!, out),
  sql: groupSql((call, x, keys) => `${x} - ${distanceFromMean(call, x, keys)}`),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7]],
    groups: [[0, 0, 1, 1, -1]],
    params: [],
    gives: [2, 2, 10, Number.NaN, Number.NaN],
  },
});
