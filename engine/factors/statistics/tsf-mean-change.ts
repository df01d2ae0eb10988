// tsf_mean_change(x, n): average step between the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfMeanChange = statisticOperator({
  name: "tsf_mean_change",
  says: "Average step between the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 7,
  of: (x) => (x[x.length - 1]! - x[0]!) / (x.length - 1),
  example: { columns: [[3, 1, 4, 1.5, 5]], params: [3], gives: [Number.NaN, Number.NaN, 0.5, 0.25, 0.5] },
});
