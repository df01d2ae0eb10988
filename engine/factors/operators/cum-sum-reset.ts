// cum_sum_reset(x, reset): sum that starts anew on a condition.
import { sumOf } from "#engine/core";
import { segmentedTotal } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { segmentOf } from "../segment.ts";
import { segmentSql } from "../sql/past-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const cumSumReset = windowOperator({
  name: "cum_sum_reset",
  says: "Sum of the values of x since reset was last true (not 0), that bar included; a bar with a missing x or reset gives nothing and adds nothing.",
  source: "Definition.",
  params: columns("x", "reset"),
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 3,
  missing: "keep",
  counted: false,
  meaning: ([x, reset]) => {
    const values = segmentOf(x!, reset!, "condition");
    return values === null ? Number.NaN : sumOf(values);
  },
  kernel: ([x, reset], _params, out) => {
    segmentedTotal({ x: x!, marker: reset! }, { total: "sum", marker: "condition" }, out);
    return undefined;
  },
  sql: segmentSql("condition", "sum"),
  example: {
    columns: [
      [1, 2, 3, Number.NaN, 5],
      [0, 0, 1, 0, 0],
    ],
    params: [],
    gives: [1, 3, 3, Number.NaN, 8],
  },
});
