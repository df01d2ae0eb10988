// tsf_first_location_of_maximum(x, n): place of the first highest of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { largest } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfFirstLocationOfMaximum = statisticOperator({
  name: "tsf_first_location_of_maximum",
  says: "Place of the first highest of the last n values of each symbol, as a share of n; 0 is the oldest.",
  unit: unitAlways("ratio"),
  cost: 15,
  of: (x) => x.indexOf(largest(x)) / x.length,
  example: {
    columns: [[3, 1, 4, 1.5, 5]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 0.6666666666666666, 0.3333333333333333, 0.6666666666666666],
  },
});
