// ta_macdext(x, fast, fast_type, slow, slow_type, signal, signal_type, output): MACD with moving averages of any type.
import { indicator, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { averageParam } from "../technical/averages.ts";
import { averageOf, averagesApart, lastOf, overPast, type Values } from "../technical/definitions.ts";
import { fasterFirst, macdOfAverages, writeMacd } from "../technical/momentum.ts";
import { unitOfArgument } from "../unit.ts";

export const taMacdext = indicator({
  name: "ta_macdext",
  says: "MACD with moving averages of any type: their distance, the average of that (signal), or the distance of the two (hist).",
  source: "TA-Lib's MACDEXT.",
  params: [
    ...columns("x"),
    periodParam(12, 2, "fast"),
    averageParam("fast_type"),
    periodParam(26, 2, "slow"),
    averageParam("slow_type"),
    periodParam(9, 1, "signal"),
    averageParam("signal_type"),
    outputParam("macd", "signal", "hist"),
  ],
  unit: unitOfArgument(0),
  cost: 8,
  meaning: overPast(([x], [fast, fastType, slow, slowType, smoothing, smoothType, output]) => {
    const macd = averagesApart(x!, fasterFirst({ type: fastType!, n: fast! }, { type: slowType!, n: slow! }));
    const signal = averageOf(macd, smoothType!, smoothing!);
    return chosen(output!, macd, signal);
  }),
  kernel: ([x], [fast, fastType, slow, slowType, smoothing, smoothType, output], out) => {
    writeMacd(
      macdOfAverages(x!, fasterFirst({ type: fastType!, n: fast! }, { type: slowType!, n: slow! }), {
        type: smoothType!,
        n: smoothing!,
      }),
      output!,
      out,
    );
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [2, 0, 4, 2, 3, 0, 0],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      0.7000000000000002,
      0.09999999999999964,
      0.8000000000000007,
      0.9000000000000004,
      -0.1999999999999993,
    ],
  },
});

function chosen(output: number, macd: Values, signal: Values): number {
  const [a, b] = [signal.length === 0 ? Number.NaN : lastOf(macd), lastOf(signal)];
  return output === 0 ? a : output === 1 ? b : a - b;
}
