// cdl_morning_star(open, high, low, close, penetration, settings): a long black candle, a short one below it, and a white candle well into the first body.
import { black, body, gapDown, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlMorningStar = candlePattern({
  name: "cdl_morning_star",
  says: "A long black candle, a short one below it, and a white candle well into the first body: bullish.",
  source: "CDLMORNINGSTAR",
  before: 2,
  lengths: [
    { setting: "bodyLong", back: 2 },
    { setting: "bodyShort", back: 1 },
    { setting: "bodyShort", back: 0 },
  ],
  penetration: 0.3,
  pattern: (b, t, length, penetration) =>
    body(b, t - 2) > length[0]! &&
    black(b, t - 2) &&
    body(b, t - 1) <= length[1]! &&
    gapDown(b, t - 1, t - 2) &&
    body(b, t) > length[2]! &&
    white(b, t) &&
    b.close[t]! > b.close[t - 2]! + body(b, t - 2) * penetration
      ? 100
      : 0,
  example: {
    columns: [
      [21, 24, 24, 25, 24, 23, 21, 21, 21, 23, 15, 24, 15, 18],
      [32, 28, 24, 30, 25, 30, 25, 21, 23, 27, 19, 24, 17, 35],
      [20, 16, 23, 25, 14, 23, 18, 21, 13, 19, 13, 19, 15, 18],
      [24, 27, 23, 26, 18, 26, 18, 21, 23, 20, 19, 20, 17, 27],
    ],
    params: [0.3],
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
      0,
      100,
    ],
  },
});
