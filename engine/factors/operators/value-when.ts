// value_when(condition, x): x when a condition last held.
import { heldWhen } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { eventRow, valueAtLast } from "../sql/past-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const valueWhen = windowOperator({
  name: "value_when",
  says: "Value of x on the last bar where the condition was true (not 0), today among them; a missing condition is not true.",
  source: "valuewhen of Pine, newest occurrence.",
  params: columns("condition", "x"),
  unit: unitOfArgument(1),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([condition, x]) => {
    const at = condition!.findLastIndex((value) => Number.isFinite(value) && value !== 0);
    return at < 0 ? Number.NaN : x![at]!;
  },
  kernel: ([condition, x], _params, out) => {
    heldWhen(condition!, x!, out);
    return undefined;
  },
  sql: (call) => {
    const [condition = "NULL", x = "NULL"] = call.inputs;
    return valueAtLast(call, eventRow(call, `${condition} != 0`), x);
  },
  example: {
    columns: [
      [0, 1, 0, Number.NaN, 1],
      [1, 2, 3, 4, Number.NaN],
    ],
    params: [],
    gives: [Number.NaN, 2, 2, 2, Number.NaN],
  },
});
