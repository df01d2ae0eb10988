// logit(x): logarithm of the odds.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const logit = elementOperator({
  name: "logit",
  says: "Natural logarithm of x ÷ (1 − x), the inverse of sigmoid; nothing for x outside 0 … 1, bounds included.",
  source: "Definition, exact near 0. polars_ta logs x ÷ (1 + x) under this name.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 8,
  of: (x) => (x > 0 && x < 1 ? Math.log(x) - Math.log1p(-x) : Number.NaN),
  sql: cellSql((x) => `log(${x}) - log1p(-${x})`),
  example: {
    columns: [[0.5, 0.75, 0.25, 0, 1]],
    params: [],
    gives: [0, Math.log(3), -Math.log(3), Number.NaN, Number.NaN],
  },
});
