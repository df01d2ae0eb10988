// tsf_absolute_sum_of_changes(x, n): sum of the magnitudes of the steps between the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { differences, magnitudes, pairwiseSum } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfAbsoluteSumOfChanges = statisticOperator({
  name: "tsf_absolute_sum_of_changes",
  says: "Sum of the magnitudes of the steps between the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 64,
  of: (x) => pairwiseSum(magnitudes(differences(x))),
  example: { columns: [[3, 1, 4, 1.5, 5]], params: [3], gives: [Number.NaN, Number.NaN, 5, 5.5, 6] },
});
