// group_median(x, g): median of the group.
import { quantileOf } from "#engine/core";
import { quantileGroups } from "#engine/panel";
import { ofMates } from "../group-mates.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { quantileAcross } from "../sql/cross-forms.ts";
import { spreadSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupMedian = groupOperator({
  name: "group_median",
  says: "Median of the group on the same date; the mean of the middle two of an even count, where the symbol has a value.",
  source: "BRAIN group_median. A symbol without a group or without a value gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 16,
  meaning: ([row], [codes]) => ofMates(row!, codes!, (mates) => quantileOf(mates, 0.5)),
  kernel: ([row], [codes], _params, out) => quantileGroups(row!, { codes: codes!, q: 0.5 }, out),
  sql: spreadSql((call, x, keys) => quantileAcross(call, x, 0.5, keys)),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7, 5]],
    groups: [[0, 0, 1, 1, -1, 0]],
    params: [],
    gives: [3, 3, 10, Number.NaN, Number.NaN, 3],
  },
});
