// cdl_hanging_man(open, high, low, close, settings): a small body at the top of a long lower shadow, near the last high.
import { body, bottom, lowerShadow, upperShadow } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlHangingMan = candlePattern({
  name: "cdl_hanging_man",
  says: "A small body at the top of a long lower shadow, near the last high: bearish.",
  source: "CDLHANGINGMAN",
  before: 1,
  lengths: [
    { setting: "bodyShort", back: 0 },
    { setting: "shadowLong", back: 0 },
    { setting: "shadowVeryShort", back: 0 },
    { setting: "near", back: 1 },
  ],
  pattern: (b, t, length) =>
    body(b, t) < length[0]! &&
    lowerShadow(b, t) > length[1]! &&
    upperShadow(b, t) < length[2]! &&
    bottom(b, t) >= b.high[t - 1]! - length[3]!
      ? -100
      : 0,
  example: {
    columns: [
      [85, 79, 72, 70, 74, 79, 73, 68, 75, 78, 67, 61, 61],
      [87, 80, 73, 73, 75, 87, 77, 78, 78, 78, 67, 61, 61],
      [77, 76, 64, 66, 66, 75, 68, 68, 75, 61, 61, 61, 52],
      [79, 77, 72, 71, 74, 76, 69, 70, 78, 69, 61, 61, 60],
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
      0,
      -100,
    ],
  },
});
