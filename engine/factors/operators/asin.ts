// asin(x): angle of a sine.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const asin = elementOperator({
  name: "asin",
  says: "Angle in radians, −π/2 … π/2, whose sine is x; nothing for x outside −1 … 1.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 8,
  of: (x) => Math.asin(x),
  sql: functionSql("asin"),
  example: { columns: [[1, -0.5, 0, 1.5]], params: [], gives: [Math.PI / 2, -Math.PI / 6, 0, Number.NaN] },
});
