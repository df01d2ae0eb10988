// tsf_has_duplicate_min(x, n): 1 where the lowest of the last n values of each symbol occurs twice.
import { statisticOperator } from "../make-statistic.ts";
import { countOf, smallest } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfHasDuplicateMin = statisticOperator({
  name: "tsf_has_duplicate_min",
  says: "1 where the lowest of the last n values of each symbol occurs twice.",
  unit: unitAlways("boolean"),
  cost: 20,
  of: (x) => {
    const least = smallest(x);
    return countOf(x, (value) => value === least) >= 2 ? 1 : 0;
  },
  example: { columns: [[1, 2, 2, 1, 1]], params: [3], gives: [Number.NaN, Number.NaN, 0, 0, 1] },
});
