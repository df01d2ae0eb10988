// ta_stddev(x, n, factor): population deviation of the last n values.
import { indicator, numberParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { carriedVariance, deviationOf } from "../technical/moments.ts";
import { carriedVariances } from "../technical/moments-definition.ts";
import { unitOfArgument } from "../unit.ts";

export const taStddev = indicator({
  name: "ta_stddev",
  says: "Population deviation of the last n values, times a factor.",
  source: "TA-Lib's STDDEV, rounding of its carried sums and all; ts_std keeps its digits far from zero.",
  params: [...columns("x"), periodParam(5), numberParam("factor", 1, { min: -3e37, max: 3e37 })],
  unit: unitOfArgument(0),
  cost: 4,
  meaning: overPast(([x], [n, factor]) => deviationOf(lastOf(carriedVariances(x!, n!))) * factor!),
  kernel: ([x], [n, factor], out) => {
    carriedVariance(x!, { n: n!, first: 0 }, out);
    for (let t = n! - 1; t < out.length; t++) out[t] = deviationOf(out[t]!) * factor!;
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3, 2],
    gives: [
      Number.NaN,
      Number.NaN,
      1.6329931618554536,
      1.6329931618554536,
      3.265986323710903,
      1.6329931618554492,
      1.6329931618554578,
      4.109609335312641,
      2.4944382578492843,
      1.6329931618554578,
    ],
  },
});
