// nop(x): x itself.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const nop = elementOperator({
  name: "nop",
  says: "x, unchanged.",
  source: "polars_ta nop; keeps the place of an operator in a template.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 1,
  of: (x) => x,
  sql: cellSql((x) => x),
  example: { columns: [[1, -2, Number.NaN]], params: [], gives: [1, -2, Number.NaN] },
});
