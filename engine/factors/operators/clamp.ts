// clamp(x, low, high): x within bounds.
import { columns, elementOperator } from "../make-operator.ts";
import { wholeCellSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const clamp = elementOperator({
  name: "clamp",
  says: "x, moved onto the nearer bound where it leaves low … high.",
  source: "Definition.",
  params: [...columns("x"), { name: "low", kind: "number" }, { name: "high", kind: "number", atLeast: "low" }],
  unit: unitOfArgument(0),
  cost: 1,
  of: (x, low, high) => Math.min(high, Math.max(low, x)),
  sql: wholeCellSql((x, low, high) => `least(${high}, greatest(${low}, ${x}))`),
  example: { columns: [[-5, 0.5, 5, Number.NaN]], params: [-1, 1], gives: [-1, 0.5, 1, Number.NaN] },
});
