// tsf_last_location_of_maximum(x, n): place after the last highest of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { largest } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfLastLocationOfMaximum = statisticOperator({
  name: "tsf_last_location_of_maximum",
  says: "Place after the last highest of the last n values of each symbol, as a share of n; 1 is now.",
  unit: unitAlways("ratio"),
  cost: 16,
  of: (x) => 1 - (x.length - 1 - x.lastIndexOf(largest(x))) / x.length,
  example: { columns: [[3, 1, 4, 1.5, 5]], params: [3], gives: [Number.NaN, Number.NaN, 1, 0.6666666666666667, 1] },
});
