// tsf_sum_of_reoccurring_values(x, n): sum of the values that occur more than once among the last n of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { repeatsOf } from "../statistics-math/repeats.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfSumOfReoccurringValues = statisticOperator({
  name: "tsf_sum_of_reoccurring_values",
  says: "Sum of the values that occur more than once among the last n of each symbol, each taken once.",
  unit: unitOfArgument(0),
  cost: 120,
  of: (x) => repeatsOf(x).sumOfValues,
  example: { columns: [[1, 2, 2, 1, 1]], params: [3], gives: [Number.NaN, Number.NaN, 2, 2, 1] },
});
