// ta_macd(x, fast, slow, signal, output): fast exponential average minus slow one.
import { indicator, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { averagesApart, exponentialOf, lastOf, overPast, type Values } from "../technical/definitions.ts";
import { fasterFirst, macdOfAverages, writeMacd } from "../technical/momentum.ts";
import { unitOfArgument } from "../unit.ts";

export const taMacd = indicator({
  name: "ta_macd",
  says: "Fast exponential average minus slow one, the exponential average of that (signal), or the distance of the two (hist).",
  source: "TA-Lib's MACD.",
  params: [
    ...columns("x"),
    periodParam(12, 2, "fast"),
    periodParam(26, 2, "slow"),
    periodParam(9, 1, "signal"),
    outputParam("macd", "signal", "hist"),
  ],
  unit: unitOfArgument(0),
  cost: 8,
  meaning: overPast(([x], [fast, slow, smoothing, output]) => {
    const macd = averagesApart(x!, fasterFirst({ type: 1, n: fast! }, { type: 1, n: slow! }));
    const signal = exponentialOf(macd, smoothing!);
    return chosen(output!, macd, signal);
  }),
  kernel: ([x], [fast, slow, smoothing, output], out) => {
    writeMacd(
      macdOfAverages(x!, fasterFirst({ type: 1, n: fast! }, { type: 1, n: slow! }), { type: 1, n: smoothing! }),
      output!,
      out,
    );
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [2, 4, 3, 0],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      0.6600000000000001,
      0.929333333333334,
      1.5353777777777786,
      0.7138192592592603,
      0.6258224197530868,
    ],
  },
});

function chosen(output: number, macd: Values, signal: Values): number {
  const [a, b] = [signal.length === 0 ? Number.NaN : lastOf(macd), lastOf(signal)];
  return output === 0 ? a : output === 1 ? b : a - b;
}
