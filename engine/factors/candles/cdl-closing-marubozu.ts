// cdl_closing_marubozu(open, high, low, close, settings): a long candle that closes at its end.
import { black, body, color, lowerShadow, upperShadow, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlClosingMarubozu = candlePattern({
  name: "cdl_closing_marubozu",
  says: "A long candle that closes at its end: white without upper shadow, or black without lower one.",
  source: "CDLCLOSINGMARUBOZU",
  before: 0,
  lengths: [
    { setting: "bodyLong", back: 0 },
    { setting: "shadowVeryShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t) > length[0]! &&
    ((white(b, t) && upperShadow(b, t) < length[1]!) || (black(b, t) && lowerShadow(b, t) < length[1]!))
      ? 100 * color(b, t)
      : 0,
  example: {
    columns: [
      [92, 98, 97, 85, 79, 72, 70, 74, 79, 73, 68, 75],
      [106, 100, 97, 87, 80, 73, 73, 75, 87, 77, 78, 78],
      [92, 97, 87, 77, 76, 64, 66, 66, 75, 68, 68, 75],
      [98, 99, 88, 79, 77, 72, 71, 74, 76, 69, 70, 78],
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
      0,
      100,
    ],
  },
});
