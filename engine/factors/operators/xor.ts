// xor(x, y): one of two, not both.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const xor = elementOperator({
  name: "xor",
  says: "1 where exactly one is true (not 0), 0 where both or none are, nothing where either is missing.",
  source: "Definition, strict: unknown stays unknown. Anything but 0 is true.",
  params: columns("x", "y"),
  unit: unitAlways("boolean"),
  cost: 1,
  commutative: true,
  of: (x, y) => ((x !== 0) === (y !== 0) ? 0 : 1),
  sql: cellSql((x, y) => `(${x} != 0) != (${y} != 0)`),
  example: {
    columns: [
      [1, 1, 0, 0, Number.NaN],
      [2, 0, -1, 0, 1],
    ],
    params: [],
    gives: [0, 1, 1, 0, Number.NaN],
  },
});
