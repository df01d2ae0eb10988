// inverse(x): one divided by x.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfPower } from "../unit.ts";

export const inverse = elementOperator({
  name: "inverse",
  says: "1 ÷ x; nothing for 0.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfPower,
  cost: 1,
  of: (x) => 1 / x,
  sql: cellSql((x) => `1 / ${x}`),
  example: { columns: [[4, -0.5, 0]], params: [], gives: [0.25, -2, Number.NaN] },
});
