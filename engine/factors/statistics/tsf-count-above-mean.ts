// tsf_count_above_mean(x, n): number of the last n values of each symbol above their mean.
import { statisticOperator } from "../make-statistic.ts";
import { countOf, mean } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfCountAboveMean = statisticOperator({
  name: "tsf_count_above_mean",
  says: "Number of the last n values of each symbol above their mean.",
  unit: unitAlways("count"),
  cost: 25,
  of: (x) => {
    const middle = mean(x);
    return countOf(x, (value) => value > middle);
  },
  example: { columns: [[3, 1, 4, 1.5, 5]], params: [3], gives: [Number.NaN, Number.NaN, 2, 1, 2] },
});
