// group_count(x, g): number of values of the group.
import { statisticGroups } from "#engine/panel";
import { ofMates } from "../group-mates.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { spreadOfSql } from "../sql/row-forms.ts";
import { unitAlways } from "../unit.ts";

export const groupCount = groupOperator({
  name: "group_count",
  says: "Number of symbols of the group that have a value on the same date, where the symbol has a value.",
  source: "BRAIN group_count. A symbol without a group or without a value gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitAlways("count"),
  cost: 4,
  meaning: ([row], [codes]) => ofMates(row!, codes!, (mates) => mates.length),
  kernel: ([row], [codes], _params, out) => statisticGroups(row!, { codes: codes!, of: "count" }, out),
  sql: spreadOfSql("count"),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7, 5]],
    groups: [[0, 0, 1, 1, -1, 0]],
    params: [],
    gives: [3, 3, 1, Number.NaN, Number.NaN, 3],
  },
});
