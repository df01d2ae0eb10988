// group_percentage(x, g, percentage): a quantile of the group.
import { quantileOf } from "#engine/core";
import { quantileGroups } from "#engine/panel";
import { ofMates } from "../group-mates.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { quantileAcross } from "../sql/cross-forms.ts";
import { spreadSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupPercentage = groupOperator({
  name: "group_percentage",
  says: "The given quantile of the group on the same date, where the symbol has a value; 0.5, the default, is the median.",
  source: "BRAIN group_percentage; linear interpolation between order statistics, as numpy.quantile.",
  params: [
    ...columns("x"),
    { name: "g", kind: "group" },
    { name: "percentage", kind: "number", min: 0, max: 1, default: 0.5 },
  ],
  unit: unitOfArgument(0),
  cost: 16,
  meaning: ([row], [codes], [percentage]) => ofMates(row!, codes!, (mates) => quantileOf(mates, percentage!)),
  kernel: ([row], [codes], [percentage], out) => quantileGroups(row!, { codes: codes!, q: percentage! }, out),
  sql: spreadSql((call, x, keys) => quantileAcross(call, x, call.params[0] ?? 0.5, keys)),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7, 5]],
    groups: [[0, 0, 1, 1, -1, 0]],
    params: [0.25],
    gives: [2, 2, 10, Number.NaN, Number.NaN, 2],
  },
});
