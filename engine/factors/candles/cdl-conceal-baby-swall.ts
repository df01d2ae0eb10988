// cdl_conceal_baby_swall(open, high, low, close, settings): two black candles without shadows, a black one that opens lower and looks back, and one that swallows it.
import { black, gapDown, lowerShadow, upperShadow } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlConcealBabySwall = candlePattern({
  name: "cdl_conceal_baby_swall",
  says: "Two black candles without shadows, a black one that opens lower and looks back, and one that swallows it: bullish.",
  source: "CDLCONCEALBABYSWALL",
  before: 3,
  lengths: [
    { setting: "shadowVeryShort", back: 3 },
    { setting: "shadowVeryShort", back: 2 },
    { setting: "shadowVeryShort", back: 1 },
  ],
  pattern: (b, t, length) =>
    black(b, t - 3) &&
    black(b, t - 2) &&
    black(b, t - 1) &&
    black(b, t) &&
    lowerShadow(b, t - 3) < length[0]! &&
    upperShadow(b, t - 3) < length[0]! &&
    lowerShadow(b, t - 2) < length[1]! &&
    upperShadow(b, t - 2) < length[1]! &&
    gapDown(b, t - 1, t - 2) &&
    upperShadow(b, t - 1) > length[2]! &&
    b.high[t - 1]! > b.close[t - 2]! &&
    b.high[t]! > b.high[t - 1]! &&
    b.low[t]! < b.low[t - 1]!
      ? 100
      : 0,
  example: {
    columns: [
      [35, 38, 35, 32, 34, 34, 26, 22, 21, 21, 19, 18, 18, 13, 12],
      [42, 39, 43, 35, 35, 34, 27, 22, 29, 21, 23, 18, 18, 17, 20],
      [35, 36, 31, 31, 34, 28, 22, 21, 21, 12, 7, 15, 15, 12, 5],
      [38, 36, 32, 34, 34, 28, 22, 22, 21, 20, 15, 15, 15, 12, 9],
    ],
    params: [],
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
      0,
      100,
    ],
  },
});
