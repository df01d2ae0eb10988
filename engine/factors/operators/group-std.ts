// group_std(x, g, ddof): spread of the group.
import { deviationOf } from "#engine/core";
import { deviationGroups } from "#engine/panel";
import { ofMates } from "../group-mates.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { spreadOf, spreadSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupStd = groupOperator({
  name: "group_std",
  says: "Standard deviation over the group on the same date, where the symbol has a value (ddof 1 by default); nothing in groups of ddof or fewer.",
  source: "BRAIN group_std_dev; definition.",
  params: [
    ...columns("x"),
    { name: "g", kind: "group" },
    { name: "ddof", kind: "number", whole: true, min: 0, max: 3, default: 1 },
  ],
  unit: unitOfArgument(0),
  cost: 5,
  meaning: ([row], [codes], [ddof]) => ofMates(row!, codes!, (mates) => deviationOf(mates, ddof!)),
  kernel: ([row], [codes], [ddof], out) => deviationGroups(row!, { codes: codes!, ddof: ddof! }, out),
  sql: spreadSql((call, x, keys) => spreadOf(call, x, { ddof: call.params[0] ?? 1, keys })),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7, 5]],
    groups: [[0, 0, 1, 1, -1, 0]],
    params: [],
    gives: [2, 2, Number.NaN, Number.NaN, Number.NaN, 2],
  },
});
