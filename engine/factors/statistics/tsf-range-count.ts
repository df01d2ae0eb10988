// tsf_range_count(x, n, min, max): number of the last n values of each symbol from min up to.
import { statisticOperator } from "../make-statistic.ts";
import { countOf } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfRangeCount = statisticOperator({
  name: "tsf_range_count",
  says: "Number of the last n values of each symbol from min up to, but not with, max.",
  extra: [
    { name: "min", kind: "number", default: -1 },
    { name: "max", kind: "number", default: 1 },
  ],
  unit: unitAlways("unknown"),
  cost: 25,
  of: (x, [min, max]) => countOf(x, (value) => value >= min! && value < max!),
  example: { columns: [[1, -1, 2, 0, -3]], params: [3, -1, 1], gives: [Number.NaN, Number.NaN, 1, 2, 1] },
});
