// tail(x, lower, upper, newval): another value inside a range.
import { columns, elementOperator } from "../make-operator.ts";
import { wholeCellSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tail = elementOperator({
  name: "tail",
  says: "x, or newval where x lies strictly between lower and upper (all 0 by default).",
  source:
    "BRAIN and polars_ta tail: the bounds themselves stay. To blank the range instead, see left_tail and right_tail.",
  params: [
    ...columns("x"),
    { name: "lower", kind: "number", default: 0 },
    { name: "upper", kind: "number", default: 0, atLeast: "lower" },
    { name: "newval", kind: "number", default: 0 },
  ],
  unit: unitOfArgument(0),
  cost: 1,
  of: (x, lower, upper, newval) => (x > lower && x < upper ? newval : x),
  sql: wholeCellSql((x, lower, upper, newval) => `if(${x} > ${lower} AND ${x} < ${upper}, ${newval}, ${x})`),
  example: { columns: [[1, 2, 3, 4, 5, Number.NaN]], params: [2, 5, 9], gives: [1, 2, 9, 9, 5, Number.NaN] },
});
