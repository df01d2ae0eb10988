// tsf_root_mean_square(x, n): square root of the average square of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { mean, squares } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfRootMeanSquare = statisticOperator({
  name: "tsf_root_mean_square",
  says: "Square root of the average square of the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 47,
  of: (x) => Math.sqrt(mean(squares(x))),
  example: {
    columns: [[3, 1, 4, 1.5, 5]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 2.943920288775949, 2.533114025595111, 3.7969285832981723],
  },
});
