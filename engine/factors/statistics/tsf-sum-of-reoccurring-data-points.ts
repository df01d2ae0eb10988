// tsf_sum_of_reoccurring_data_points(x, n): sum of those of the last n values of each symbol that occur more than once.
import { statisticOperator } from "../make-statistic.ts";
import { repeatsOf } from "../statistics-math/repeats.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfSumOfReoccurringDataPoints = statisticOperator({
  name: "tsf_sum_of_reoccurring_data_points",
  says: "Sum of those of the last n values of each symbol that occur more than once.",
  unit: unitOfArgument(0),
  cost: 120,
  of: (x) => repeatsOf(x).sumOfPoints,
  example: { columns: [[1, 2, 2, 1, 1]], params: [3], gives: [Number.NaN, Number.NaN, 4, 4, 2] },
});
