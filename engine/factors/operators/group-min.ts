// group_min(x, g): lowest of the group.
import { statisticGroups } from "#engine/panel";
import { ofMates } from "../group-mates.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { spreadOfSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupMin = groupOperator({
  name: "group_min",
  says: "Lowest value of the group on the same date, where the symbol has a value.",
  source: "BRAIN group_min. A symbol without a group or without a value gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 4,
  meaning: ([row], [codes]) => ofMates(row!, codes!, (mates) => Math.min(...mates)),
  kernel: ([row], [codes], _params, out) => statisticGroups(row!, { codes: codes!, of: "min" }, out),
  sql: spreadOfSql("min"),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7, 5]],
    groups: [[0, 0, 1, 1, -1, 0]],
    params: [],
    gives: [1, 1, 10, Number.NaN, Number.NaN, 1],
  },
});
