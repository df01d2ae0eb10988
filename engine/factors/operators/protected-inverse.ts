// protected_inverse(x): 1 ÷ x that is never missing for want of a divisor.
import { columns, elementOperator } from "../make-operator.ts";
import { wholeCellSql } from "../sql/forms.ts";
import { unitOfPower } from "../unit.ts";

export const protectedInverse = elementOperator({
  name: "protected_inverse",
  says: "1 ÷ x, or 0 where the magnitude of x is 0.001 or less.",
  source: "gplearn protected inverse; only for formulas that come from there.",
  params: columns("x"),
  unit: unitOfPower,
  cost: 2,
  of: (x) => (Math.abs(x) > 0.001 ? 1 / x : 0),
  sql: wholeCellSql((x) => `if(abs(${x}) > 0.001, 1 / ${x}, 0)`),
  example: { columns: [[4, -0.5, 0.001, 0, Number.NaN]], params: [], gives: [0.25, -2, 0, 0, Number.NaN] },
});
