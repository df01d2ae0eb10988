// tan(x): tangent of an angle.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const tan = elementOperator({
  name: "tan",
  says: "Tangent of x, an angle in radians.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 8,
  of: (x) => Math.tan(x),
  sql: functionSql("tan"),
  example: { columns: [[0, Math.PI / 4, -Math.PI / 4, Number.NaN]], params: [], gives: [0, 1, -1, Number.NaN] },
});
