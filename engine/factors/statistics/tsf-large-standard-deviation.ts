// tsf_large_standard_deviation(x, n, r): 1 where the deviation of the last n values of each symbol exceeds r times their range.
import { statisticOperator } from "../make-statistic.ts";
import { deviation, largest, smallest } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfLargeStandardDeviation = statisticOperator({
  name: "tsf_large_standard_deviation",
  says: "1 where the deviation of the last n values of each symbol exceeds r times their range.",
  extra: [{ name: "r", kind: "number", min: 0, default: 0.25 }],
  unit: unitAlways("boolean"),
  cost: 52,
  of: (x, [r]) => (deviation(x) > r! * (largest(x) - smallest(x)) ? 1 : 0),
  example: { columns: [[3, 1, 4, 1.5, 5, 9]], params: [4, 0.45], gives: [Number.NaN, Number.NaN, Number.NaN, 0, 0, 0] },
});
