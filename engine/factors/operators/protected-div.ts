// protected_div(x, y): quotient that is never missing for want of a divisor.
import { columns, elementOperator } from "../make-operator.ts";
import { wholeCellSql } from "../sql/forms.ts";
import { unitOfQuotient } from "../unit.ts";

export const protectedDiv = elementOperator({
  name: "protected_div",
  says: "x ÷ y, or 1 where the magnitude of y is 0.001 or less.",
  source: "gplearn protected division; only for formulas that come from there.",
  params: columns("x", "y"),
  unit: unitOfQuotient,
  cost: 2,
  of: (x, y) => (Math.abs(y) > 0.001 ? x / y : 1),
  sql: wholeCellSql((x, y) => `if(abs(${y}) > 0.001, ${x} / ${y}, 1)`),
  example: {
    columns: [
      [6, 6, 6, 0, Number.NaN],
      [3, 0, 0.001, -2, 1],
    ],
    params: [],
    gives: [2, 1, 1, 0, Number.NaN],
  },
});
