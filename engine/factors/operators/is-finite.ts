// is_finite(x): whether there is a value.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const isFiniteOf = elementOperator({
  name: "is_finite",
  says: "1 where x is a finite number, 0 where it is missing or infinite.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("boolean"),
  cost: 1,
  missing: "open",
  of: (x) => (Number.isNaN(x) ? 0 : 1),
  sql: functionSql("isNotNull"),
  example: { columns: [[1, Number.NaN, Number.POSITIVE_INFINITY]], params: [], gives: [1, 0, 0] },
});
