// tsf_mean_abs_change(x, n): average magnitude of the steps between the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { differences, magnitudes, mean } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfMeanAbsChange = statisticOperator({
  name: "tsf_mean_abs_change",
  says: "Average magnitude of the steps between the last n values of each symbol.",
  unit: unitOfArgument(0),
  cost: 52,
  of: (x) => mean(magnitudes(differences(x))),
  example: { columns: [[3, 1, 4, 1.5, 5]], params: [3], gives: [Number.NaN, Number.NaN, 2.5, 2.75, 3] },
});
