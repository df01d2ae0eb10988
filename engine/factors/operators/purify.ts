// purify(x): infinite values become missing.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const purify = elementOperator({
  name: "purify",
  says: "x, with anything that is not a finite number missing.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 1,
  missing: "open",
  of: (x) => x,
  sql: cellSql((x) => x),
  example: { columns: [[1, Number.NEGATIVE_INFINITY, Number.NaN]], params: [], gives: [1, Number.NaN, Number.NaN] },
});
