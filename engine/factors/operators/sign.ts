// sign(x): direction.
import { signCells } from "../cell-arithmetic.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const sign = elementOperator({
  name: "sign",
  says: "1 for positive x, −1 for negative x, 0 for 0.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 1,
  loop: signCells,
  of: (x) => (x > 0 ? 1 : x < 0 ? -1 : 0),
  sql: functionSql("sign"),
  example: { columns: [[-2, 0, 3, Number.NaN]], params: [], gives: [-1, 0, 1, Number.NaN] },
});
