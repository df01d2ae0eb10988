// tsf_has_duplicate_max(x, n): 1 where the highest of the last n values of each symbol occurs twice.
import { statisticOperator } from "../make-statistic.ts";
import { countOf, largest } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfHasDuplicateMax = statisticOperator({
  name: "tsf_has_duplicate_max",
  says: "1 where the highest of the last n values of each symbol occurs twice.",
  unit: unitAlways("boolean"),
  cost: 20,
  of: (x) => {
    const most = largest(x);
    return countOf(x, (value) => value === most) >= 2 ? 1 : 0;
  },
  example: { columns: [[1, 2, 2, 1, 3]], params: [3], gives: [Number.NaN, Number.NaN, 1, 1, 0] },
});
