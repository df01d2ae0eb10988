// where(condition, x, y): one of two by a condition.
import { chooseCells } from "../cell-choice.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfChoice } from "../unit.ts";

export const whereOf = elementOperator({
  name: "where",
  says: "x where the condition is true (not 0), y where it is 0, nothing where it is missing; only the chosen side must be present.",
  source: "Definition.",
  params: columns("condition", "x", "y"),
  unit: unitOfChoice,
  cost: 2,
  missing: "open",
  loop: chooseCells,
  of: (condition, x, y) => (Number.isNaN(condition) ? Number.NaN : condition !== 0 ? x : y),
  sql: cellSql((condition, x, y) => `if(isNull(${condition}), NULL, if(${condition} != 0, ${x}, ${y}))`),
  example: {
    columns: [
      [1, 0, Number.NaN, 1],
      [10, 20, 30, Number.NaN],
      [Number.NaN, 7, 8, 9],
    ],
    params: [],
    gives: [10, 7, Number.NaN, Number.NaN],
  },
});
