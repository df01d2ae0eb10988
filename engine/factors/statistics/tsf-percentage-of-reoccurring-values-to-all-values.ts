// tsf_percentage_of_reoccurring_values_to_all_values(x, n): share of the different values among the last n of each symbol that occur more than once.
import { statisticOperator } from "../make-statistic.ts";
import { repeatsOf } from "../statistics-math/repeats.ts";
import { unitAlways } from "../unit.ts";

export const tsfPercentageOfReoccurringValuesToAllValues = statisticOperator({
  name: "tsf_percentage_of_reoccurring_values_to_all_values",
  says: "Share of the different values among the last n of each symbol that occur more than once.",
  unit: unitAlways("ratio"),
  cost: 130,
  of: (x) => {
    const { values, different } = repeatsOf(x);
    return values / different;
  },
  example: { columns: [[1, 2, 2, 1, 1]], params: [3], gives: [Number.NaN, Number.NaN, 0.5, 0.5, 0.5] },
});
