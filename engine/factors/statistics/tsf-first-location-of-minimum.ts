// tsf_first_location_of_minimum(x, n): place of the first lowest of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { smallest } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfFirstLocationOfMinimum = statisticOperator({
  name: "tsf_first_location_of_minimum",
  says: "Place of the first lowest of the last n values of each symbol, as a share of n; 0 is the oldest.",
  unit: unitAlways("ratio"),
  cost: 16,
  of: (x) => x.indexOf(smallest(x)) / x.length,
  example: {
    columns: [[3, 1, 4, 1.5, 5]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 0.3333333333333333, 0, 0.3333333333333333],
  },
});
