// left_tail(x, maximum): the low side only.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const leftTail = elementOperator({
  name: "left_tail",
  says: "x where it is not above maximum (0 by default), nothing where it is.",
  source: "BRAIN and polars_ta left_tail.",
  params: [...columns("x"), { name: "maximum", kind: "number", default: 0 }],
  unit: unitOfArgument(0),
  cost: 1,
  of: (x, maximum) => (x <= maximum ? x : Number.NaN),
  sql: cellSql((x, maximum) => `if(${x} <= ${maximum}, ${x}, NULL)`),
  example: { columns: [[1, 3, 4, Number.NaN]], params: [3], gives: [1, 3, Number.NaN, Number.NaN] },
});
