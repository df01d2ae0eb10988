// tsf_standard_deviation(x, n): standard deviation of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { deviation } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfStandardDeviation = statisticOperator({
  name: "tsf_standard_deviation",
  says: "Standard deviation of the last n values of each symbol, over n.",
  unit: unitOfArgument(0),
  cost: 58,
  of: (x) => deviation(x),
  example: {
    columns: [[3, 1, 4, 1.5, 5]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 1.247219128924647, 1.3123346456686351, 1.4719601443879744],
  },
});
