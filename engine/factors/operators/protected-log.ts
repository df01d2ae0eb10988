// protected_log(x): logarithm of the magnitude.
import { columns, elementOperator } from "../make-operator.ts";
import { wholeCellSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const protectedLog = elementOperator({
  name: "protected_log",
  says: "Natural logarithm of the magnitude of x, or 0 where that is 0.001 or less.",
  source: "gplearn protected logarithm; only for formulas that come from there.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 4,
  of: (x) => (Math.abs(x) > 0.001 ? Math.log(Math.abs(x)) : 0),
  sql: wholeCellSql((x) => `if(abs(${x}) > 0.001, log(abs(${x})), 0)`),
  example: { columns: [[Math.E, -Math.E, 0.001, 0, Number.NaN]], params: [], gives: [1, 1, 0, 0, Number.NaN] },
});
