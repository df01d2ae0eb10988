// min2(x, y): the smaller of two.
import { smallerCells } from "../cell-choice.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { wholeCellSql } from "../sql/forms.ts";
import { unitOfSum } from "../unit.ts";

export const min2 = elementOperator({
  name: "min2",
  says: "The smaller of x and y.",
  source: "Definition.",
  params: columns("x", "y"),
  unit: unitOfSum,
  cost: 1,
  commutative: true,
  loop: smallerCells,
  of: (x, y) => Math.min(x, y),
  sql: wholeCellSql((x, y) => `least(${x}, ${y})`),
  example: {
    columns: [
      [1, 5, Number.NaN],
      [2, -3, 1],
    ],
    params: [],
    gives: [1, -3, Number.NaN],
  },
});
