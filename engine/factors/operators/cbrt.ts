// cbrt(x): cube root.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitOfPower } from "../unit.ts";

export const cbrt = elementOperator({
  name: "cbrt",
  says: "Cube root of x, with the sign of x.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfPower,
  cost: 4,
  of: (x) => Math.cbrt(x),
  sql: functionSql("cbrt"),
  example: { columns: [[8, -27, 0, Number.NaN]], params: [], gives: [2, -3, 0, Number.NaN] },
});
