// tsf_length(x, n): number of present values among the last n of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { unitAlways } from "../unit.ts";

export const tsfLength = statisticOperator({
  name: "tsf_length",
  says: "Number of present values among the last n of each symbol.",
  unit: unitAlways("count"),
  cost: 7,
  of: (x) => x.length,
  example: { columns: [[3, 1, 4, 1.5]], params: [2], gives: [Number.NaN, 2, 2, 2] },
});
