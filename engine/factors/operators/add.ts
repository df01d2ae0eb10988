// add(x, y), written x + y.
import { addCells } from "../cell-arithmetic.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { infixSql } from "../sql/forms.ts";
import { unitOfSum } from "../unit.ts";

export const add = elementOperator({
  name: "add",
  says: "x + y.",
  source: "Definition.",
  params: columns("x", "y"),
  unit: unitOfSum,
  cost: 1,
  commutative: true,
  loop: addCells,
  of: (x, y) => x + y,
  sql: infixSql("+"),
  example: {
    columns: [
      [1, 2, Number.NaN],
      [10, -2, 3],
    ],
    params: [],
    gives: [11, 0, Number.NaN],
  },
});
