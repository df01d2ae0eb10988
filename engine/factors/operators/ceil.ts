// ceil(x): up to a whole number.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const ceil = elementOperator({
  name: "ceil",
  says: "Smallest whole number not below x.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 1,
  of: (x) => Math.ceil(x),
  sql: functionSql("ceil"),
  example: { columns: [[1.2, -1.7, 3, Number.NaN]], params: [], gives: [2, -1, 3, Number.NaN] },
});
