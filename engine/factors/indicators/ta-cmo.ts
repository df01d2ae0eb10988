// ta_cmo(x, n): Chande momentum oscillator.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { gainsAndLosses, overPast } from "../technical/definitions.ts";
import { forEachGain } from "../technical/momentum.ts";
import { isZero } from "../technical/smallness.ts";
import { unitAlways } from "../unit.ts";

export const taCmo = indicator({
  name: "ta_cmo",
  says: "Chande momentum oscillator: average gain minus average loss against their sum, −100 to 100.",
  source: "TA-Lib's CMO.",
  params: [...columns("x"), periodParam(14)],
  unit: unitAlways("ratio"),
  cost: 5,
  meaning: overPast(([x], [n]) => {
    const { gain, loss } = gainsAndLosses(x!, n!);
    return isZero(gain + loss) ? 0 : (100 * (gain - loss)) / (gain + loss);
  }),
  kernel: ([x], [n], out) => {
    forEachGain(x!, n!, (t, gain, loss) => {
      out[t] = isZero(gain + loss) ? 0 : 100 * ((gain - loss) / (gain + loss));
    });
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      60.00000000000001,
      74.99999999999999,
      36.585365853658544,
      61.764705882352956,
      79.80582524271846,
      22.163588390501324,
      37.250731188513704,
    ],
  },
});
