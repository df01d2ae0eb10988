// or(x, y), written x || y.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const orOf = elementOperator({
  name: "or",
  says: "1 where either is true (not 0), 0 where none is, nothing where either is missing.",
  source: "Definition, strict: unknown stays unknown. Anything but 0 is true.",
  params: columns("x", "y"),
  unit: unitAlways("boolean"),
  cost: 1,
  commutative: true,
  of: (x, y) => (x !== 0 || y !== 0 ? 1 : 0),
  sql: cellSql((x, y) => `1 - (${x} = 0) * (${y} = 0)`),
  example: {
    columns: [
      [1, 1, 0, Number.NaN],
      [2, 0, 0, 1],
    ],
    params: [],
    gives: [1, 1, 0, Number.NaN],
  },
});
