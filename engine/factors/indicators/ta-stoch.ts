// ta_stoch(high, low, close, n, k, k_type, d, d_type, output): stochastic oscillator.
import { indicator, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { averageParam } from "../technical/averages.ts";
import { averageOf, lastOf, overPast, withinRangeOf } from "../technical/definitions.ts";
import { stochastic } from "../technical/momentum.ts";
import { unitAlways } from "../unit.ts";

export const taStoch = indicator({
  name: "ta_stoch",
  says: "Stochastic oscillator: place of the close in the range of n rows, averaged (k), and averaged once more (d), 0 to 100.",
  source: "TA-Lib's STOCH.",
  params: [
    ...columns("high", "low", "close"),
    periodParam(5, 1),
    periodParam(3, 1, "k"),
    averageParam("k_type"),
    periodParam(3, 1, "d"),
    averageParam("d_type"),
    outputParam("k", "d"),
  ],
  unit: unitAlways("ratio"),
  cost: 8,
  meaning: overPast((past, [n, k, kType, d, dType, output]) => {
    const slow = averageOf(withinRangeOf(past, n!), kType!, k!);
    const signal = averageOf(slow, dType!, d!);
    return signal.length === 0 ? Number.NaN : lastOf(output === 0 ? slow : signal);
  }),
  kernel: (series, [n, k, kType, d, dType, output], out) => {
    const averages = [
      { type: kType!, n: k! },
      { type: dType!, n: d! },
    ];
    stochastic(series, { n: n!, averages, output: output! }, out);
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [3, 2, 0, 2, 0, 0],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      77.5,
      65,
      66.66666666666667,
      84.52380952380952,
      62.85714285714285,
      59.99999999999999,
    ],
  },
});
