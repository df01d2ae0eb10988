// atan(x): angle of a tangent.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const atan = elementOperator({
  name: "atan",
  says: "Angle in radians, −π/2 … π/2, whose tangent is x.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 8,
  of: (x) => Math.atan(x),
  sql: functionSql("atan"),
  example: { columns: [[0, 1, -1, Number.NaN]], params: [], gives: [0, Math.PI / 4, -Math.PI / 4, Number.NaN] },
});
