// tsf_mean_n_absolute_max(x, n, number_of_maxima): average of the number_of_maxima largest magnitudes among the last n values of each symbol.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { magnitudes, mean, sorted } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfMeanNAbsoluteMax = statisticOperator({
  name: "tsf_mean_n_absolute_max",
  says: "Average of the number_of_maxima largest magnitudes among the last n values of each symbol; nothing where there are no more than these.",
  extra: [wholeParam("number_of_maxima", { min: 1 }, 7)],
  unit: unitOfArgument(0),
  cost: 170,
  of: (x, [count]) => (x.length > count! ? mean(sorted(magnitudes(x)).slice(-count!)) : Number.NaN),
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 2],
    gives: [Number.NaN, Number.NaN, Number.NaN, 3.5, 4.5, 7],
  },
});
