// tsf_maximum(x, n): highest of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { largest } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfMaximum = statisticOperator({
  name: "tsf_maximum",
  says: "Highest of the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 26,
  of: (x) => largest(x),
  example: { columns: [[3, 1, 4, 1.5, 5]], params: [3], gives: [Number.NaN, Number.NaN, 4, 4, 5] },
});
