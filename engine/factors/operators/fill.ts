// fill(x, y): x, or y where x is missing.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitOfSum } from "../unit.ts";

export const fill = elementOperator({
  name: "fill",
  says: "x, or y where x is missing.",
  source: "Definition.",
  params: columns("x", "y"),
  unit: unitOfSum,
  cost: 1,
  missing: "open",
  of: (x, y) => (Number.isNaN(x) ? y : x),
  sql: functionSql("ifNull"),
  example: {
    columns: [
      [1, Number.NaN, Number.NaN],
      [7, 8, Number.NaN],
    ],
    params: [],
    gives: [1, 8, Number.NaN],
  },
});
