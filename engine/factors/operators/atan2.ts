// atan2(y, x): angle of a point.
import { columns, elementOperator } from "../make-operator.ts";
import { functionSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const atan2 = elementOperator({
  name: "atan2",
  says: "Angle in radians, −π … π, between the x axis and the point (x, y); 0 for the origin.",
  source: "Definition, as numpy.arctan2: the height comes first.",
  params: columns("y", "x"),
  unit: unitAlways("ratio"),
  cost: 8,
  of: (y, x) => Math.atan2(y, x),
  sql: functionSql("atan2"),
  example: {
    columns: [
      [1, -1, 0, 0, Number.NaN],
      [1, 0, -1, 0, 1],
    ],
    params: [],
    gives: [Math.PI / 4, -Math.PI / 2, Math.PI, 0, Number.NaN],
  },
});
