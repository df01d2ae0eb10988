// floor(x): down to a whole number.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const floor = elementOperator({
  name: "floor",
  says: "Largest whole number not above x.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 1,
  of: (x) => Math.floor(x),
  sql: functionSql("floor"),
  example: { columns: [[1.7, -1.2, 3, Number.NaN]], params: [], gives: [1, -2, 3, Number.NaN] },
});
