// tanh(x): squeezes into −1 … 1.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const tanh = elementOperator({
  name: "tanh",
  says: "Hyperbolic tangent of x, between −1 and 1.",
  source: "Definition. By hand: tanh(log 2) = (2 − 1/2) / (2 + 1/2).",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 6,
  of: (x) => Math.tanh(x),
  sql: cellSql((x) => `if(abs(${x}) < 20, sinh(${x}) / cosh(${x}), sign(${x}))`),
  example: { columns: [[0, Math.log(2), -Math.log(3)]], params: [], gives: [0, 0.6, -0.8] },
});
