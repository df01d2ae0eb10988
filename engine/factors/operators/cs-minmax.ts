// cs_minmax(x): place between the lowest and highest of the date.
import { finiteOf } from "#engine/core";
import { stretchRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql } from "../sql/cross-forms.ts";
import { across } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const csMinmax = crossOperator({
  name: "cs_minmax",
  says: "Place of each symbol between the lowest (0) and highest (1) value of the date; nothing where all are equal.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 4,
  meaning: ([row]) => {
    const present = finiteOf(row!);
    const [low, high] = [Math.min(...present), Math.max(...present)];
    return row!.map((x) => (x - low) / (high - low));
  },
  kernel: ([row], _params, out) => stretchRow(row!, out),
  sql: acrossSql((_call, x) => {
    const low = `min(${x}) ${across()}`;
    return `(${x} - ${low}) / (max(${x}) ${across()} - ${low})`;
  }),
  example: { columns: [[2, 3, 6, Number.NaN]], params: [], gives: [0, 0.25, 1, Number.NaN] },
});
