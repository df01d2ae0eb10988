// tsf_mean(x, n): average of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { mean } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfMean = statisticOperator({
  name: "tsf_mean",
  says: "Average of the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 9,
  of: (x) => mean(x),
  example: {
    columns: [[3, 1, 4, 1.5, 5]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 2.6666666666666665, 2.1666666666666665, 3.5],
  },
});
