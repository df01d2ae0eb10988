// mod(x, y): what a division leaves over.
import { columns, elementOperator } from "../make-operator.ts";
import { modSql } from "../sql/forms.ts";
import { unitOfSum } from "../unit.ts";

export const mod = elementOperator({
  name: "mod",
  says: "Remainder of x ÷ y with the sign of y; nothing where y is 0.",
  source: "numpy.mod and Python: x − y·⌊x/y⌋; C and JavaScript give the remainder the sign of x instead.",
  params: columns("x", "y"),
  unit: unitOfSum,
  cost: 3,
  of: (x, y) => {
    const rest = x % y;
    return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
  },
  sql: modSql,
  example: {
    columns: [
      [7, -7, 7, -7, 3, Number.NaN],
      [3, 3, -3, -3, 0, 2],
    ],
    params: [],
    gives: [1, 2, -2, -1, Number.NaN, Number.NaN],
  },
});
