// log1p(x): natural logarithm of 1 + x.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const log1p = elementOperator({
  name: "log1p",
  says: "Natural logarithm of 1 + x, exact near 0; nothing for x of −1 or below.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 4,
  of: (x) => (x > -1 ? Math.log1p(x) : Number.NaN),
  sql: functionSql("log1p"),
  example: { columns: [[0, Math.E - 1, -1]], params: [], gives: [0, 1, Number.NaN] },
});
