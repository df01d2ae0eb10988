// signed_power(x, y): power of the magnitude, with the sign of x.
import { columns, elementOperator } from "../make-operator.ts";
import { wholeCellSql } from "../sql/forms.ts";
import { unitOfPower } from "../unit.ts";

export const signedPower = elementOperator({
  name: "signed_power",
  says: "Magnitude of x to the power of y, with the sign of x.",
  source: "sign(x)·|x|^y, as everyone ships it; the paper on 101 formulaic alphas writes x^y.",
  params: columns("x", "y"),
  unit: unitOfPower,
  cost: 6,
  of: (x, y) => (x > 0 ? x ** y : x < 0 ? -((-x) ** y) : 0 ** y),
  sql: wholeCellSql((x, y) => `if(${x} < 0, -pow(-${x}, ${y}), pow(${x}, ${y}))`),
  example: {
    columns: [
      [-3, 3, 0, 0],
      [2, 2, 2, -1],
    ],
    params: [],
    gives: [-9, 9, 0, Number.NaN],
  },
});
