// softsign(x): squeezes into −1 … 1 gently.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const softsign = elementOperator({
  name: "softsign",
  says: "x ÷ (1 + magnitude of x), between −1 and 1.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 2,
  of: (x) => x / (1 + Math.abs(x)),
  sql: cellSql((x) => `${x} / (1 + abs(${x}))`),
  example: { columns: [[1, -3, 0, Number.NaN]], params: [], gives: [0.5, -0.75, 0, Number.NaN] },
});
