// group_max(x, g): highest of the group.
import { statisticGroups } from "#engine/panel";
import { ofMates } from "../group-mates.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { spreadOfSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupMax = groupOperator({
  name: "group_max",
  says: "Highest value of the group on the same date, where the symbol has a value.",
  source: "BRAIN group_max. A symbol without a group or without a value gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 4,
  meaning: ([row], [codes]) => ofMates(row!, codes!, (mates) => Math.max(...mates)),
  kernel: ([row], [codes], _params, out) => statisticGroups(row!, { codes: codes!, of: "max" }, out),
  sql: spreadOfSql("max"),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7, 5]],
    groups: [[0, 0, 1, 1, -1, 0]],
    params: [],
    gives: [5, 5, 10, Number.NaN, Number.NaN, 5],
  },
});
