// sinh(x): hyperbolic sine.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const sinh = elementOperator({
  name: "sinh",
  says: "Hyperbolic sine of x.",
  source: "Definition. By hand: sinh(log 2) = (2 − 1/2) / 2.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 8,
  of: (x) => Math.sinh(x),
  sql: functionSql("sinh"),
  example: { columns: [[0, Math.log(2), -Math.log(2), 1000]], params: [], gives: [0, 0.75, -0.75, Number.NaN] },
});
