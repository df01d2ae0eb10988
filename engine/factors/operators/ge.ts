// ge(x, y), written x >= y.
import { notBelowCells } from "../cell-choice.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { infixSql } from "../sql/forms.ts";
import { unitOfComparison } from "../unit.ts";

export const ge = elementOperator({
  name: "ge",
  says: "1 where x is at least y, 0 where it is not, nothing where either is missing.",
  source: "Definition, strict: unknown stays unknown.",
  params: columns("x", "y"),
  unit: unitOfComparison,
  cost: 1,
  loop: notBelowCells,
  of: (x, y) => (x >= y ? 1 : 0),
  sql: infixSql(">="),
  example: {
    columns: [
      [1, 2, 3, Number.NaN],
      [2, 2, 2, 1],
    ],
    params: [],
    gives: [0, 1, 1, Number.NaN],
  },
});
