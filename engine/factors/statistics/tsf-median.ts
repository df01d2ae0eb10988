// tsf_median(x, n): middle of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { median } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfMedian = statisticOperator({
  name: "tsf_median",
  says: "Middle of the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 110,
  of: (x) => median(x),
  example: { columns: [[3, 1, 4, 1.5, 5]], params: [3], gives: [Number.NaN, Number.NaN, 3, 1.5, 4] },
});
