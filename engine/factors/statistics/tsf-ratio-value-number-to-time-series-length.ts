// tsf_ratio_value_number_to_time_series_length(x, n): number of different values among the last n of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { repeatsOf } from "../statistics-math/repeats.ts";
import { unitAlways } from "../unit.ts";

export const tsfRatioValueNumberToTimeSeriesLength = statisticOperator({
  name: "tsf_ratio_value_number_to_time_series_length",
  says: "Number of different values among the last n of each symbol, for each value.",
  unit: unitAlways("ratio"),
  cost: 130,
  of: (x) => repeatsOf(x).different / x.length,
  example: {
    columns: [[1, 2, 2, 1, 1]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 0.6666666666666666, 0.6666666666666666, 0.6666666666666666],
  },
});
