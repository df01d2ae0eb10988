// ta_bbands(x, n, up, down, ma_type, output): Bollinger bands.
import { indicator, numberParam, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { averageLookback, averageParam, movingAverage } from "../technical/averages.ts";
import { bandOf, bandOutputs, fillDeviations, unitOfBand } from "../technical/bands.ts";
import { averageOf, lastOf, overPast } from "../technical/definitions.ts";
import { deviationsFrom } from "../technical/moments-definition.ts";

export const taBbands = indicator({
  name: "ta_bbands",
  says: "Bollinger bands: an average and lines a number of deviations above and below; or where x lies between them, or how far apart they are.",
  source:
    "TA-Lib's BBANDS: population deviation. percent is (x − lower) ÷ (upper − lower), width is (upper − lower) ÷ middle.",
  params: [
    ...columns("x"),
    periodParam(5),
    numberParam("up", 2, { min: -3e37, max: 3e37 }),
    numberParam("down", 2, { min: -3e37, max: 3e37 }),
    averageParam(),
    outputParam(...bandOutputs),
  ],
  unit: unitOfBand,
  cost: 8,
  meaning: overPast(([x], [n, up, down, type, output]) => {
    const middle = averageOf(x!, type!, n!);
    const deviation = deviationsFrom(x!, n!, averageLookback(type!, n!));
    if (middle.length === 0) return Number.NaN;
    return bandOf(output!, lastOf(x!), { middle: lastOf(middle), deviation: lastOf(deviation), up: up!, down: down! });
  }),
  kernel: ([x], [n, up, down, type, output], out) => {
    const middle = new Float64Array(out.length);
    const begin = movingAverage(x!, { type: type!, n: n!, from: 0 }, middle);
    const deviation = new Float64Array(out.length);
    fillDeviations(x!, { n: n!, begin }, deviation);
    for (let t = Math.max(begin, n! - 1); t < out.length; t++) {
      out[t] = bandOf(output!, x![t]!, { middle: middle[t]!, deviation: deviation[t]!, up: up!, down: down! });
    }
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3, 2, 1, 0, 4],
    gives: [
      Number.NaN,
      Number.NaN,
      0.612372435695795,
      0.4898979485566361,
      0.8164965809277258,
      0.34992710611188194,
      0.30618621784789835,
      0.6604729288895315,
      0.36209587613941224,
      0.2226808857075625,
    ],
  },
});
