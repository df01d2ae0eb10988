// log(x): natural logarithm.
import { logCells } from "../cell-arithmetic.ts";
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const log = elementOperator({
  name: "log",
  says: "Natural logarithm of x; nothing for x of 0 or below.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 4,
  loop: logCells,
  of: (x) => (x > 0 ? Math.log(x) : Number.NaN),
  sql: functionSql("log"),
  example: { columns: [[1, Math.E, 0, -1]], params: [], gives: [0, 1, Number.NaN, Number.NaN] },
});
