// tsf_count_below(x, n, t): share of the last n values of each symbol at.
import { statisticOperator } from "../make-statistic.ts";
import { countOf } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfCountBelow = statisticOperator({
  name: "tsf_count_below",
  says: "Share of the last n values of each symbol at or below t.",
  extra: [{ name: "t", kind: "number", default: 0 }],
  unit: unitAlways("ratio"),
  cost: 20,
  of: (x, [t]) => countOf(x, (value) => value <= t!) / x.length,
  example: {
    columns: [[1, -1, 2, 0, -3]],
    params: [3, 0],
    gives: [Number.NaN, Number.NaN, 0.3333333333333333, 0.6666666666666666, 0.6666666666666666],
  },
});
