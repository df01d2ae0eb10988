// acos(x): angle of a cosine.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const acos = elementOperator({
  name: "acos",
  says: "Angle in radians, 0 … π, whose cosine is x; nothing for x outside −1 … 1.",
  source: "Definition.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 8,
  of: (x) => Math.acos(x),
  sql: functionSql("acos"),
  example: { columns: [[1, -1, 0.5, -1.5]], params: [], gives: [0, Math.PI, Math.PI / 3, Number.NaN] },
});
