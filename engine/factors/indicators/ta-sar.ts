// ta_sar(high, low, acceleration, maximum): Wilder's parabolic stop.
import { indicator, numberParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { forEachStop, type ParabolicRule } from "../technical/parabolic.ts";
import { stopOf } from "../technical/parabolic-definition.ts";
import { unitOfSum } from "../unit.ts";

export const taSar = indicator({
  name: "ta_sar",
  says: "Wilder's parabolic stop: it runs after the trend ever faster and changes sides when prices reach it.",
  source: "TA-Lib's SAR.",
  params: [
    ...columns("high", "low"),
    numberParam("acceleration", 0.02, { min: 0, max: 3e37 }),
    numberParam("maximum", 0.2, { min: 0, max: 3e37 }),
  ],
  unit: unitOfSum,
  cost: 6,
  meaning: stopOf(
    ([step, most]) => ({ ...plain(step!, most!), start: 0, offset: 0 }),
    (stop) => stop,
  ),
  kernel: ([high, low], [step, most], out) => {
    forEachStop(high!, low!, { ...plain(step!, most!), start: 0, offset: 0 }, (t, stop) => {
      out[t] = stop;
    });
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
    ],
    params: [0.02, 0.2],
    gives: [
      Number.NaN,
      3,
      3.08,
      3.1584,
      3.352064,
      3.69094016,
      4.009483750399999,
      4.648725050367999,
      5.4838525453311995,
      6.23546729079808,
    ],
  },
});

function plain(step: number, most: number): Pick<ParabolicRule, "long" | "short"> {
  const side = { first: step, step, most };
  return { long: side, short: side };
}
