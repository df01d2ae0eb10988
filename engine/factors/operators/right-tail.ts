// right_tail(x, minimum): the high side only.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const rightTail = elementOperator({
  name: "right_tail",
  says: "x where it is not below minimum (0 by default), nothing where it is.",
  source: "BRAIN and polars_ta right_tail.",
  params: [...columns("x"), { name: "minimum", kind: "number", default: 0 }],
  unit: unitOfArgument(0),
  cost: 1,
  of: (x, minimum) => (x >= minimum ? x : Number.NaN),
  sql: cellSql((x, minimum) => `if(${x} >= ${minimum}, ${x}, NULL)`),
  example: { columns: [[1, 3, 4, Number.NaN]], params: [3], gives: [Number.NaN, 3, 4, Number.NaN] },
});
