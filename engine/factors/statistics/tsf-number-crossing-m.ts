// tsf_number_crossing_m(x, n, m): how often the last n values of each symbol pass the level m.
import { statisticOperator } from "../make-statistic.ts";
import { unitAlways } from "../unit.ts";

export const tsfNumberCrossingM = statisticOperator({
  name: "tsf_number_crossing_m",
  says: "How often the last n values of each symbol pass the level m.",
  extra: [{ name: "m", kind: "number", default: 0 }],
  unit: unitAlways("count"),
  cost: 20,
  of: (x, [level]) => {
    let passes = 0;
    for (let i = 1; i < x.length; i++) if (x[i]! > level! !== x[i - 1]! > level!) passes++;
    return passes;
  },
  example: { columns: [[1, -1, 2, 0, 3]], params: [3, 0], gives: [Number.NaN, Number.NaN, 2, 2, 2] },
});
