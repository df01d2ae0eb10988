// group_normalize(x, g, scale): magnitudes of the group that add up to a total.
import { sumOf } from "#engine/core";
import { scaleGroups } from "#engine/panel";
import { ofMates } from "../group-mates.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { groupSql } from "../sql/cross-forms.ts";
import { across } from "../sql/forms.ts";
import { sqlNumber } from "../sql-form.ts";
import { unitAlways } from "../unit.ts";

export const groupNormalize = groupOperator({
  name: "group_normalize",
  says: "x divided by the sum of magnitudes of its group on the same date, times scale (1 by default).",
  source: "BRAIN group_normalize, which scales and does not centre; a group of zeros gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }, { name: "scale", kind: "number", min: 1e-9, default: 1 }],
  unit: unitAlways("ratio"),
  cost: 5,
  meaning: ([row], [codes], [scale]) => {
    const totals = ofMates(row!, codes!, (mates) => sumOf(mates.map(Math.abs)));
    return row!.map((x, s) => (scale! * x) / totals[s]!);
  },
  kernel: ([row], [codes], [scale], out) => scaleGroups(row!, { codes: codes!, target: scale! }, out),
  sql: groupSql(({ params: [scale = 1] }, x, keys) => `${sqlNumber(scale)} * ${x} / sum(abs(${x})) ${across(keys)}`),
  example: {
    columns: [[1, -3, 10, Number.NaN, 7, 4]],
    groups: [[0, 0, 1, 1, -1, 0]],
    params: [],
    gives: [0.125, -0.375, 1, Number.NaN, Number.NaN, 0.5],
  },
});
