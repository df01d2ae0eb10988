// div(x, y), written x / y.
import { divideCells } from "../cell-arithmetic.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { infixSql } from "../sql/forms.ts";
import { unitOfQuotient } from "../unit.ts";

export const div = elementOperator({
  name: "div",
  says: "x ÷ y; nothing where y is 0.",
  source: "Definition.",
  params: columns("x", "y"),
  unit: unitOfQuotient,
  cost: 1,
  loop: divideCells,
  of: (x, y) => x / y,
  sql: infixSql("/"),
  example: {
    columns: [
      [3, 2, 0, Number.NaN],
      [4, 0, 0, 3],
    ],
    params: [],
    gives: [0.75, Number.NaN, Number.NaN, Number.NaN],
  },
});
