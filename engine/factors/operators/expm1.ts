// expm1(x): e to the power of x, less 1.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const expm1 = elementOperator({
  name: "expm1",
  says: "e to the power of x, less 1, exact near 0.",
  source: "Definition; turns a logarithmic return into a simple one.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 4,
  of: (x) => Math.expm1(x),
  sql: cellSql((x) => `if(abs(${x}) < 20, 2 * exp(${x} / 2) * sinh(${x} / 2), exp(${x}) - 1)`),
  example: { columns: [[0, Math.log(1.5), 1e-300, 1000]], params: [], gives: [0, 0.5, 1e-300, Number.NaN] },
});
