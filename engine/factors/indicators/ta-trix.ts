// ta_trix(x, n): change from yesterday.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { chained } from "../technical/averages.ts";
import { chainOf, lastOf, overPast } from "../technical/definitions.ts";
import { unitAlways } from "../unit.ts";

export const taTrix = indicator({
  name: "ta_trix",
  says: "Change from yesterday, in percent, of a value smoothed exponentially three times.",
  source: "TA-Lib's TRIX.",
  params: [...columns("x"), periodParam(30, 1)],
  unit: unitAlways("ratio"),
  cost: 8,
  meaning: overPast(([x], [n]) => {
    const smooth = chainOf(x!, n!, [0, 0, 1]);
    return percentChange(lastOf(smooth), smooth.at(-2) ?? Number.NaN);
  }),
  kernel: ([x], [n], out) => {
    const begin = 3 * (n! - 1);
    const smooth = new Float64Array(out.length);
    chained(x!, { n: n!, first: 0, begin, weights: [0, 0, 1] }, smooth);
    for (let t = begin + 1; t < out.length; t++) out[t] = percentChange(smooth[t]!, smooth[t - 1]!);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [2],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      28.888888888888875,
      12.643678160919535,
      14.28571428571428,
      21.924603174603163,
      8.272308109574155,
      5.498496993987967,
    ],
  },
});

function percentChange(now: number, then: number): number {
  return then === 0 ? 0 : (now / then - 1) * 100;
}
