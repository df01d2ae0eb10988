// exp(x): exponential.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const exp = elementOperator({
  name: "exp",
  says: "e to the power of x; nothing where that is too large for a number.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 4,
  of: (x) => Math.exp(x),
  sql: functionSql("exp"),
  example: { columns: [[0, 1, 1000]], params: [], gives: [1, Math.E, Number.NaN] },
});
