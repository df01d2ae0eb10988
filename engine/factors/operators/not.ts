// not(x), written !x.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const notOf = elementOperator({
  name: "not",
  says: "1 where x is 0, 0 where it is not, nothing where it is missing.",
  source: "Definition, strict: unknown stays unknown. Anything but 0 is true.",
  params: columns("x"),
  unit: unitAlways("boolean"),
  cost: 1,
  of: (x) => (x === 0 ? 1 : 0),
  sql: cellSql((x) => `${x} = 0`),
  example: { columns: [[1, 0, Number.NaN]], params: [], gives: [0, 1, Number.NaN] },
});
