// tsf_abs_energy(x, n): sum of the squares of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { pairwiseSum, squares } from "../statistics-math/moments.ts";
import { unitOfPower } from "../unit.ts";

export const tsfAbsEnergy = statisticOperator({
  name: "tsf_abs_energy",
  says: "Sum of the squares of the last n values of each symbol.",
  unit: unitOfPower,
  cost: 42,
  of: (x) => pairwiseSum(squares(x)),
  example: { columns: [[3, 1, 4, 1.5, 5]], params: [3], gives: [Number.NaN, Number.NaN, 26, 19.25, 43.25] },
});
