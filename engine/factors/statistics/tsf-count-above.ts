// tsf_count_above(x, n, t): share of the last n values of each symbol at.
import { statisticOperator } from "../make-statistic.ts";
import { countOf } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfCountAbove = statisticOperator({
  name: "tsf_count_above",
  says: "Share of the last n values of each symbol at or above t.",
  extra: [{ name: "t", kind: "number", default: 0 }],
  unit: unitAlways("ratio"),
  cost: 22,
  of: (x, [t]) => countOf(x, (value) => value >= t!) / x.length,
  example: {
    columns: [[1, -1, 2, 0, -3]],
    params: [3, 0],
    gives: [Number.NaN, Number.NaN, 0.6666666666666666, 0.6666666666666666, 0.6666666666666666],
  },
});
