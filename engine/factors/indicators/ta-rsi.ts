// ta_rsi(x, n): Wilder's relative strength index.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { gainsAndLosses, overPast } from "../technical/definitions.ts";
import { relativeStrength } from "../technical/momentum.ts";
import { isZero } from "../technical/smallness.ts";
import { unitAlways } from "../unit.ts";

export const taRsi = indicator({
  name: "ta_rsi",
  says: "Wilder's relative strength index: average gain as a percentage of average gain and loss.",
  source: "TA-Lib's RSI.",
  params: [...columns("x"), periodParam(14)],
  unit: unitAlways("ratio"),
  cost: 5,
  meaning: overPast(([x], [n]) => {
    const { gain, loss } = gainsAndLosses(x!, n!);
    return isZero(gain + loss) ? 0 : (100 * gain) / (gain + loss);
  }),
  kernel: ([x], [n], out) => relativeStrength(x!, n!, out),
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      80,
      87.49999999999999,
      68.29268292682927,
      80.88235294117648,
      89.90291262135922,
      61.08179419525066,
      68.62536559425686,
    ],
  },
});
