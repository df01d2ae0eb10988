// ta_stochf(high, low, close, n, d, d_type, output): fast stochastic oscillator.
import { indicator, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { averageParam } from "../technical/averages.ts";
import { averageOf, lastOf, overPast, withinRangeOf } from "../technical/definitions.ts";
import { stochastic } from "../technical/momentum.ts";
import { unitAlways } from "../unit.ts";

export const taStochf = indicator({
  name: "ta_stochf",
  says: "Fast stochastic oscillator: place of the close in the range of n rows (k), and its average (d), 0 to 100.",
  source: "TA-Lib's STOCHF.",
  params: [
    ...columns("high", "low", "close"),
    periodParam(5, 1),
    periodParam(3, 1, "d"),
    averageParam("d_type"),
    outputParam("k", "d"),
  ],
  unit: unitAlways("ratio"),
  cost: 6,
  meaning: overPast((past, [n, d, type, output]) => {
    const fast = withinRangeOf(past, n!);
    const signal = averageOf(fast, type!, d!);
    return signal.length === 0 ? Number.NaN : lastOf(output === 0 ? fast : signal);
  }),
  kernel: (series, [n, d, type, output], out) => {
    stochastic(series, { n: n!, averages: [{ type: type!, n: d! }], output: output! }, out);
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [3, 2, 0, 1],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      62.5,
      77.5,
      65,
      66.66666666666667,
      84.52380952380952,
      62.85714285714285,
      59.99999999999999,
    ],
  },
});
