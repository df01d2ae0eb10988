// tsf_mean_second_derivative_central(x, n): average of half the second differences of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfMeanSecondDerivativeCentral = statisticOperator({
  name: "tsf_mean_second_derivative_central",
  says: "Average of half the second differences of the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 7,
  of: (x) => {
    const n = x.length;
    return n > 2 ? (x[n - 1]! - x[n - 2]! - x[1]! + x[0]!) / (2 * (n - 2)) : Number.NaN;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, -0.125, 0.125, 1.625],
  },
});
