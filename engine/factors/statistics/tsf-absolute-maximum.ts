// tsf_absolute_maximum(x, n): largest magnitude among the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { largest, smallest } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfAbsoluteMaximum = statisticOperator({
  name: "tsf_absolute_maximum",
  says: "Largest magnitude among the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 20,
  of: (x) => Math.max(largest(x), -smallest(x)),
  example: { columns: [[3, -4, 1, -2]], params: [3], gives: [Number.NaN, Number.NaN, 4, 4] },
});
