// cdl_kicking_by_length(open, high, low, close, settings): two long candles without shadows, of opposite colours, with a gap between them.
import {
  black,
  body,
  color,
  lowerShadow,
  upperShadow,
  white,
  wholeGapDown,
  wholeGapUp,
} from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlKickingByLength = candlePattern({
  name: "cdl_kicking_by_length",
  says: "Two long candles without shadows, of opposite colours, with a gap between them; the longer one gives the sign.",
  source: "CDLKICKINGBYLENGTH",
  before: 1,
  lengths: [
    { setting: "bodyLong", back: 1 },
    { setting: "bodyLong", back: 0 },
    { setting: "shadowVeryShort", back: 1 },
    { setting: "shadowVeryShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    color(b, t - 1) === -color(b, t) &&
    body(b, t - 1) > length[0]! &&
    upperShadow(b, t - 1) < length[2]! &&
    lowerShadow(b, t - 1) < length[2]! &&
    body(b, t) > length[1]! &&
    upperShadow(b, t) < length[3]! &&
    lowerShadow(b, t) < length[3]! &&
    ((black(b, t - 1) && wholeGapUp(b, t, t - 1)) || (white(b, t - 1) && wholeGapDown(b, t, t - 1)))
      ? 100 * (body(b, t) > body(b, t - 1) ? color(b, t) : color(b, t - 1))
      : 0,
  example: {
    columns: [
      [23, 14, 22, 18, 21, 19, 18, 12, 13, 11, 12, 9, 10],
      [24, 21, 26, 24, 22, 21, 19, 20, 14, 11, 20, 9, 13],
      [11, 6, 21, 14, 16, 17, 10, 8, 13, 11, 10, 5, 10],
      [19, 20, 21, 24, 17, 21, 12, 12, 13, 11, 10, 5, 13],
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
