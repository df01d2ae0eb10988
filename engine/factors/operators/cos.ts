// cos(x): cosine of an angle.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const cos = elementOperator({
  name: "cos",
  says: "Cosine of x, an angle in radians.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 8,
  of: (x) => Math.cos(x),
  sql: functionSql("cos"),
  example: { columns: [[0, Math.PI, Math.PI / 3, Number.NaN]], params: [], gives: [1, -1, 0.5, Number.NaN] },
});
