// frac(x): the part behind the point.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const frac = elementOperator({
  name: "frac",
  says: "What is left of x without its whole part, with the sign of x.",
  source: "BRAIN fraction: x − trunc(x), so −1.75 gives −0.75.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 1,
  of: (x) => x - Math.trunc(x),
  sql: cellSql((x) => `${x} - trunc(${x})`),
  example: { columns: [[1.25, -1.75, 3, Number.NaN]], params: [], gives: [0.25, -0.75, 0, Number.NaN] },
});
