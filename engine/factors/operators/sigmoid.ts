// sigmoid(x): squeezes into 0 … 1.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const sigmoid = elementOperator({
  name: "sigmoid",
  says: "1 ÷ (1 + e to the power of −x), between 0 and 1.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 6,
  of: (x) => 1 / (1 + Math.exp(-x)),
  sql: cellSql((x) => `1 / (1 + exp(-${x}))`),
  example: { columns: [[0, Math.log(3), -Math.log(3)]], params: [], gives: [0.5, 0.75, 0.25] },
});
