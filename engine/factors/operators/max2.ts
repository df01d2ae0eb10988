// max2(x, y): the larger of two.
import { largerCells } from "../cell-choice.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { wholeCellSql } from "../sql/forms.ts";
import { unitOfSum } from "../unit.ts";

export const max2 = elementOperator({
  name: "max2",
  says: "The larger of x and y.",
  source: "Definition.",
  params: columns("x", "y"),
  unit: unitOfSum,
  cost: 1,
  commutative: true,
  loop: largerCells,
  of: (x, y) => Math.max(x, y),
  sql: wholeCellSql((x, y) => `greatest(${x}, ${y})`),
  example: {
    columns: [
      [1, 5, Number.NaN],
      [2, -3, 1],
    ],
    params: [],
    gives: [2, 5, Number.NaN],
  },
});
