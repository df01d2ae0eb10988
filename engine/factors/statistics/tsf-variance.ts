// tsf_variance(x, n): variance of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { variance } from "../statistics-math/moments.ts";
import { unitOfPower } from "../unit.ts";

export const tsfVariance = statisticOperator({
  name: "tsf_variance",
  says: "Variance of the last n values of each symbol, over n.",
  unit: unitOfPower,
  cost: 43,
  of: (x) => variance(x),
  example: {
    columns: [[3, 1, 4, 1.5, 5]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 1.5555555555555554, 1.7222222222222223, 2.1666666666666665],
  },
});
