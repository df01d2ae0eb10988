// tsf_sum_values(x, n): sum of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { pairwiseSum } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfSumValues = statisticOperator({
  name: "tsf_sum_values",
  says: "Sum of the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 15,
  of: (x) => pairwiseSum(x),
  example: { columns: [[3, 1, 4, 1.5, 5]], params: [3], gives: [Number.NaN, Number.NaN, 8, 6.5, 10.5] },
});
