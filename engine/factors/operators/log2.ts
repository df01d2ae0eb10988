// log2(x): logarithm to base 2.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const log2 = elementOperator({
  name: "log2",
  says: "Logarithm of x to base 2; nothing for x of 0 or below.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 4,
  of: (x) => (x > 0 ? Math.log2(x) : Number.NaN),
  sql: functionSql("log2"),
  example: { columns: [[8, 1, 0.5, 0, -1]], params: [], gives: [3, 0, -1, Number.NaN, Number.NaN] },
});
