// trunc(x): the whole part.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const trunc = elementOperator({
  name: "trunc",
  says: "Whole part of x: rounded towards 0.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 1,
  of: (x) => Math.trunc(x),
  sql: functionSql("trunc"),
  example: { columns: [[1.7, -1.7, 3, Number.NaN]], params: [], gives: [1, -1, 3, Number.NaN] },
});
