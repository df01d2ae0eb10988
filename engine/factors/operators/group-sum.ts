// group_sum(x, g): sum of the group.
import { sumOf } from "#engine/core";
import { statisticGroups } from "#engine/panel";
import { ofMates } from "../group-mates.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { spreadOfSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupSum = groupOperator({
  name: "group_sum",
  says: "Sum over the group of each symbol on the same date, where the symbol has a value.",
  source: "BRAIN group_sum. A symbol without a group or without a value gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 4,
  meaning: ([row], [codes]) => ofMates(row!, codes!, sumOf),
  kernel: ([row], [codes], _params, out) => statisticGroups(row!, { codes: codes!, of: "sum" }, out),
  sql: spreadOfSql("sum"),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7, 5]],
    groups: [[0, 0, 1, 1, -1, 0]],
    params: [],
    gives: [9, 9, 10, Number.NaN, Number.NaN, 9],
  },
});
