// tsf_minimum(x, n): lowest of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { smallest } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfMinimum = statisticOperator({
  name: "tsf_minimum",
  says: "Lowest of the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 13,
  of: (x) => smallest(x),
  example: { columns: [[3, 1, 4, 1.5, 5]], params: [3], gives: [Number.NaN, Number.NaN, 1, 1, 1.5] },
});
