// cosh(x): hyperbolic cosine.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const cosh = elementOperator({
  name: "cosh",
  says: "Hyperbolic cosine of x.",
  source: "Definition. By hand: cosh(log 2) = (2 + 1/2) / 2.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 8,
  of: (x) => Math.cosh(x),
  sql: functionSql("cosh"),
  example: { columns: [[0, Math.log(2), -Math.log(2), 1000]], params: [], gives: [1, 1.25, 1.25, Number.NaN] },
});
