// ta_atr(high, low, close, n): Wilder's average true range.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast, wilderOf } from "../technical/definitions.ts";
import { averageTrueRange } from "../technical/directional.ts";
import { trueRangesOf } from "../technical/directional-definition.ts";
import { unitOfSum } from "../unit.ts";

export const taAtr = indicator({
  name: "ta_atr",
  says: "Wilder's average true range.",
  source: "TA-Lib's ATR.",
  params: [...columns("high", "low", "close"), periodParam(14, 1)],
  unit: unitOfSum,
  cost: 5,
  meaning: overPast((past, [n]) => lastOf(wilderOf(trueRangesOf(past), n!))),
  kernel: (series, [n], out) => averageTrueRange(series, n!, out),
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      2.6666666666666665,
      2.444444444444444,
      2.6296296296296293,
      3.419753086419753,
      3.279835390946502,
      3.186556927297668,
      3.457704618198445,
    ],
  },
});
