// tsf_quantile(x, n, q): the q-quantile of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { quantileOfSorted, sorted } from "../statistics-math/moments.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfQuantile = statisticOperator({
  name: "tsf_quantile",
  says: "The q-quantile of the last n values of each symbol, by linear interpolation.",
  extra: [{ name: "q", kind: "number", min: 0, max: 1, default: 0.5 }],
  unit: unitOfArgument(0),
  cost: 110,
  of: (x, [q]) => quantileOfSorted(sorted(x), q!),
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 0.3],
    gives: [Number.NaN, Number.NaN, Number.NaN, 1.45, 1.45, 3.75],
  },
});
