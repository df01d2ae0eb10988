// abs(x): magnitude.
import { magnitudeCells } from "../cell-arithmetic.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const abs = elementOperator({
  name: "abs",
  says: "Magnitude of x.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 1,
  loop: magnitudeCells,
  of: (x) => Math.abs(x),
  sql: functionSql("abs"),
  example: { columns: [[-2, 0, 3, Number.NaN]], params: [], gives: [2, 0, 3, Number.NaN] },
});
