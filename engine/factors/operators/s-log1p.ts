// s_log1p(x): logarithm that keeps the sign.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const sLog1p = elementOperator({
  name: "s_log1p",
  says: "Logarithm of 1 + magnitude of x, with the sign of x.",
  source: "BRAIN s_log_1p: sign(x)·log(1 + |x|), natural; polars_ta takes the logarithm to base 10.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 5,
  of: (x) => (x < 0 ? -Math.log1p(-x) : Math.log1p(x)),
  sql: cellSql((x) => `sign(${x}) * log1p(abs(${x}))`),
  example: { columns: [[Math.E - 1, 1 - Math.E, 0, Number.NaN]], params: [], gives: [1, -1, 0, Number.NaN] },
});
