// log10(x): logarithm to base 10.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const log10 = elementOperator({
  name: "log10",
  says: "Logarithm of x to base 10; nothing for x of 0 or below.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 4,
  of: (x) => (x > 0 ? Math.log10(x) : Number.NaN),
  sql: functionSql("log10"),
  example: { columns: [[1000, 1, 0.1, 0, -1]], params: [], gives: [3, 0, -1, Number.NaN, Number.NaN] },
});
