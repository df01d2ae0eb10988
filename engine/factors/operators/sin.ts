// sin(x): sine of an angle.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const sin = elementOperator({
  name: "sin",
  says: "Sine of x, an angle in radians.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 8,
  of: (x) => Math.sin(x),
  sql: functionSql("sin"),
  example: { columns: [[0, Math.PI / 2, -Math.PI / 6, Number.NaN]], params: [], gives: [0, 1, -0.5, Number.NaN] },
});
