// mul(x, y), written x * y.
import { multiplyCells } from "../cell-arithmetic.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { infixSql } from "../sql/forms.ts";
import { unitOfProduct } from "../unit.ts";

export const mul = elementOperator({
  name: "mul",
  says: "x × y.",
  source: "Definition.",
  params: columns("x", "y"),
  unit: unitOfProduct,
  cost: 1,
  commutative: true,
  loop: multiplyCells,
  of: (x, y) => x * y,
  sql: infixSql("*"),
  example: {
    columns: [
      [3, 2, Number.NaN],
      [10, -2, 3],
    ],
    params: [],
    gives: [30, -4, Number.NaN],
  },
});
