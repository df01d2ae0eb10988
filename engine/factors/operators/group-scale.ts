// group_scale(x, g): place between the lowest and highest of the group.
import { stretchGroups } from "#engine/panel";
import { matesOf } from "../group-mates.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { groupSql } from "../sql/cross-forms.ts";
import { across } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const groupScale = groupOperator({
  name: "group_scale",
  says: "Place of each symbol between the lowest (0) and highest (1) value of its group on the same date; nothing where the group does not vary.",
  source: "BRAIN group_scale: (x − lowest) ÷ (highest − lowest).",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitAlways("ratio"),
  cost: 5,
  meaning: ([row], [codes]) =>
    row!.map((x, s) => {
      const mates = matesOf(row!, codes!)[s];
      if (!mates) return Number.NaN;
      const [low, high] = [Math.min(...mates), Math.max(...mates)];
      return (x - low) / (high - low);
    }),
  kernel: ([row], [codes], _params, out) => stretchGroups(row!, codes!, out),
  sql: groupSql((_call, x, keys) => {
    const low = `min(${x}) ${across(keys)}`;
    return `(${x} - ${low}) / (max(${x}) ${across(keys)} - ${low})`;
  }),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7, 5]],
    groups: [[0, 0, 1, 1, -1, 0]],
    params: [],
    gives: [0, 0.5, Number.NaN, Number.NaN, Number.NaN, 1],
  },
});
