// pow(x, y), written x ^ y.
import { raiseCells } from "../cell-arithmetic.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitOfPower } from "../unit.ts";

export const pow = elementOperator({
  name: "pow",
  says: "x to the power of y; nothing where that is not a real number.",
  source: "Definition.",
  params: columns("x", "y"),
  unit: unitOfPower,
  cost: 6,
  loop: raiseCells,
  of: (x, y) => x ** y,
  sql: functionSql("pow"),
  example: {
    columns: [
      [-3, 2, -1, 0],
      [2, 0.5, 0.5, -1],
    ],
    params: [],
    gives: [9, Math.SQRT2, Number.NaN, Number.NaN],
  },
});
