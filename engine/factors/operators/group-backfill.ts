// group_backfill(x, g, std): gaps filled from the group.
import { deviationOf, meanOf } from "#engine/core";
import { backfillGroups } from "#engine/panel";
import { columns, groupOperator } from "../make-operator.ts";
import { backfillSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupBackfill = groupOperator({
  name: "group_backfill",
  says: "x, or where it is missing the mean of its group on the same date, each value first clipped at the mean ± std deviations of the group (4 by default).",
  source:
    "BRAIN group_backfill for the values of one date, deviations with ddof 0; older values take part when x is filled forward first. By hand: mean 2 and deviation 4, so 10 counts as 6, and 6 ÷ 5 = 1.2.",
  params: [...columns("x"), { name: "g", kind: "group" }, { name: "std", kind: "number", min: 0, default: 4 }],
  unit: unitOfArgument(0),
  cost: 6,
  meaning: ([row], [codes], [std]) =>
    row!.map((x, s) => {
      const mates = row!.filter((other, i) => codes![i] === codes![s] && Number.isFinite(other));
      const [mean, reach] = [meanOf(mates), std! * deviationOf(mates, 0)];
      const clipped = mates.map((other) => Math.min(mean + reach, Math.max(mean - reach, other)));
      return Number.isFinite(x) ? x : codes![s]! < 0 ? Number.NaN : meanOf(clipped);
    }),
  kernel: ([row], [codes], [std], out) => backfillGroups(row!, { codes: codes!, reach: std! }, out),
  sql: backfillSql,
  example: {
    columns: [[0, 0, 0, 0, 10, Number.NaN, 7, Number.NaN]],
    groups: [[0, 0, 0, 0, 0, 0, -1, -1]],
    params: [1],
    gives: [0, 0, 0, 0, 10, 1.2, 7, Number.NaN],
  },
});
