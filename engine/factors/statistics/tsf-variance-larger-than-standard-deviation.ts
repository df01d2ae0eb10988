// tsf_variance_larger_than_standard_deviation(x, n): 1 where the variance of the last n values of each symbol exceeds their deviation.
import { statisticOperator } from "../make-statistic.ts";
import { variance } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfVarianceLargerThanStandardDeviation = statisticOperator({
  name: "tsf_variance_larger_than_standard_deviation",
  says: "1 where the variance of the last n values of each symbol exceeds their deviation, that is, exceeds 1.",
  unit: unitAlways("unknown"),
  cost: 45,
  of: (x) => {
    const spread = variance(x);
    return spread > Math.sqrt(spread) ? 1 : 0;
  },
  example: { columns: [[1, 2, 2, 1, 5]], params: [3], gives: [Number.NaN, Number.NaN, 0, 0, 1] },
});
