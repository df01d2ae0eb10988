// ta_macdfix(x, signal, output): MACD of 12 and 26 rows with the rounded smoothing 0.15 and 0.075 of its inventor.
import { indicator, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { exponentialOf, lastOf, overPast, together, type Values } from "../technical/definitions.ts";
import { macdFixed, writeMacd } from "../technical/momentum.ts";
import { unitOfArgument } from "../unit.ts";

export const taMacdfix = indicator({
  name: "ta_macdfix",
  says: "MACD of 12 and 26 rows with the rounded smoothing 0.15 and 0.075 of its inventor.",
  source: "TA-Lib's MACDFIX.",
  params: [...columns("x"), periodParam(9, 1, "signal"), outputParam("macd", "signal", "hist")],
  unit: unitOfArgument(0),
  cost: 8,
  meaning: overPast(([x], [smoothing, output]) => {
    const macd = together(exponentialOf(x!.slice(14), 12, 0.15), exponentialOf(x!, 26, 0.075), (a, b) => a - b);
    const signal = exponentialOf(macd, smoothing!);
    return chosen(output!, macd, signal);
  }),
  kernel: ([x], [smoothing, output], out) => {
    writeMacd(macdFixed(x!, smoothing!), output!, out);
  },
  example: {
    columns: [
      [
        49, 47, 47, 49, 46, 43, 46, 47, 44, 43, 44, 41, 42, 40, 37, 34, 34, 34, 31, 29, 26, 27, 27, 24, 27, 28, 25, 23,
        25,
      ],
    ],
    params: [2, 0],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      -7.84551282051282,
      -7.715224358974357,
      -7.37598878205128,
    ],
  },
});

function chosen(output: number, macd: Values, signal: Values): number {
  const [a, b] = [signal.length === 0 ? Number.NaN : lastOf(macd), lastOf(signal)];
  return output === 0 ? a : output === 1 ? b : a - b;
}
