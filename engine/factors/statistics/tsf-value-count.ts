// tsf_value_count(x, n, value): number of the last n values of each symbol equal to value.
import { statisticOperator } from "../make-statistic.ts";
import { countOf } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfValueCount = statisticOperator({
  name: "tsf_value_count",
  says: "Number of the last n values of each symbol equal to value.",
  extra: [{ name: "value", kind: "number", default: 0 }],
  unit: unitAlways("count"),
  cost: 15,
  of: (x, [value]) => countOf(x, (each) => each === value),
  example: { columns: [[1, 0, 2, 0, 0]], params: [3, 0], gives: [Number.NaN, Number.NaN, 1, 2, 2] },
});
