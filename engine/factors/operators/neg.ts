// neg(x), written -x.
import { negateCells } from "../cell-arithmetic.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const neg = elementOperator({
  name: "neg",
  says: "x with the other sign.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 1,
  loop: negateCells,
  of: (x) => 0 - x,
  sql: cellSql((x) => `0 - ${x}`),
  example: { columns: [[2, 0, -3, Number.NaN]], params: [], gives: [-2, 0, 3, Number.NaN] },
});
