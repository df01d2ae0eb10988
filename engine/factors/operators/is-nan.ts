// is_nan(x): whether a value is missing.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const isNan = elementOperator({
  name: "is_nan",
  says: "1 where x is missing, 0 elsewhere.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("boolean"),
  cost: 1,
  missing: "open",
  of: (x) => (Number.isNaN(x) ? 1 : 0),
  sql: functionSql("isNull"),
  example: { columns: [[1, Number.NaN, Number.POSITIVE_INFINITY]], params: [], gives: [0, 1, 1] },
});
