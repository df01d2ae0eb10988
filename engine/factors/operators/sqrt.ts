// sqrt(x): square root.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitOfPower } from "../unit.ts";

export const sqrt = elementOperator({
  name: "sqrt",
  says: "Square root of x; nothing for negative x.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfPower,
  cost: 2,
  of: (x) => Math.sqrt(x),
  sql: functionSql("sqrt"),
  example: { columns: [[4, 0, -1]], params: [], gives: [2, 0, Number.NaN] },
});
