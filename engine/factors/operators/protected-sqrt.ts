// protected_sqrt(x): square root of the magnitude.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfPower } from "../unit.ts";

export const protectedSqrt = elementOperator({
  name: "protected_sqrt",
  says: "Square root of the magnitude of x.",
  source: "gplearn protected square root; only for formulas that come from there.",
  params: columns("x"),
  unit: unitOfPower,
  cost: 2,
  of: (x) => Math.sqrt(Math.abs(x)),
  sql: cellSql((x) => `sqrt(abs(${x}))`),
  example: { columns: [[4, -9, 0, Number.NaN]], params: [], gives: [2, 3, 0, Number.NaN] },
});
