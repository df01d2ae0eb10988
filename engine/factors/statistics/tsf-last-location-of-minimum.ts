// tsf_last_location_of_minimum(x, n): place after the last lowest of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { smallest } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfLastLocationOfMinimum = statisticOperator({
  name: "tsf_last_location_of_minimum",
  says: "Place after the last lowest of the last n values of each symbol, as a share of n; 1 is now.",
  unit: unitAlways("ratio"),
  cost: 16,
  of: (x) => 1 - (x.length - 1 - x.lastIndexOf(smallest(x))) / x.length,
  example: {
    columns: [[3, 1, 4, 1.5, 5]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 0.6666666666666667, 0.33333333333333337, 0.6666666666666667],
  },
});
