// ta_ad(high, low, close, volume): Chaikin's accumulation and distribution.
import { indicator } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast, sumOf } from "../technical/definitions.ts";
import { pressure } from "../technical/volume-pressure.ts";
import { unitOfArgument } from "../unit.ts";

export const taAd = indicator({
  name: "ta_ad",
  says: "Chaikin's accumulation and distribution: volume times where the close lies in the day's range, added up since the beginning.",
  source: "TA-Lib's AD.",
  params: [...columns("high", "low", "close", "volume")],
  unit: unitOfArgument(3),
  cost: 4,
  meaning: overPast((past) => sumOf(past[0]!.map((_, t) => pressure(past, t)))),
  kernel: (series, _params, out) => {
    let level = 0;
    for (let t = 0; t < out.length; t++) {
      level += pressure(series, t);
      out[t] = level;
    }
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
      [10, 12, 8, 15, 20, 9, 30, 25, 11, 16],
    ],
    params: [],
    gives: [0, 4, 4, 9, 9, 6, 21, 29.333333333333332, 25.666666666666664, 30.999999999999996],
  },
});
