// tsf_percentage_of_reoccurring_datapoints_to_all_datapoints(x, n): share of the last n values of each symbol that occur more than once.
import { statisticOperator } from "../make-statistic.ts";
import { repeatsOf } from "../statistics-math/repeats.ts";
import { unitAlways } from "../unit.ts";

export const tsfPercentageOfReoccurringDatapointsToAllDatapoints = statisticOperator({
  name: "tsf_percentage_of_reoccurring_datapoints_to_all_datapoints",
  says: "Share of the last n values of each symbol that occur more than once.",
  unit: unitAlways("ratio"),
  cost: 130,
  of: (x) => repeatsOf(x).points / x.length,
  example: {
    columns: [[1, 2, 2, 1, 1]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 0.6666666666666666, 0.6666666666666666, 0.6666666666666666],
  },
});
