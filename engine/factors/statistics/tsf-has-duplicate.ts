// tsf_has_duplicate(x, n): 1 where any of the last n values of each symbol occurs twice.
import { statisticOperator } from "../make-statistic.ts";
import { repeatsOf } from "../statistics-math/repeats.ts";
import { unitAlways } from "../unit.ts";

export const tsfHasDuplicate = statisticOperator({
  name: "tsf_has_duplicate",
  says: "1 where any of the last n values of each symbol occurs twice.",
  unit: unitAlways("boolean"),
  cost: 120,
  of: (x) => (repeatsOf(x).values > 0 ? 1 : 0),
  example: { columns: [[1, 2, 2, 3, 1]], params: [3], gives: [Number.NaN, Number.NaN, 1, 1, 0] },
});
