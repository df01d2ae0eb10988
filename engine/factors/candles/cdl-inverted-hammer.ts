// cdl_inverted_hammer(open, high, low, close, settings): a small body at the bottom of a long upper shadow, below the last body.
import { body, gapDown, lowerShadow, upperShadow } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlInvertedHammer = candlePattern({
  name: "cdl_inverted_hammer",
  says: "A small body at the bottom of a long upper shadow, below the last body: bullish.",
  source: "CDLINVERTEDHAMMER",
  before: 1,
  lengths: [
    { setting: "bodyShort", back: 0 },
    { setting: "shadowLong", back: 0 },
    { setting: "shadowVeryShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t) < length[0]! && upperShadow(b, t) > length[1]! && lowerShadow(b, t) < length[2]! && gapDown(b, t, t - 1)
      ? 100
      : 0,
  example: {
    columns: [
      [87, 94, 89, 89, 86, 81, 78, 87, 85, 87, 95, 94, 89],
      [93, 95, 89, 93, 88, 83, 82, 87, 86, 97, 95, 95, 93],
      [79, 86, 87, 85, 82, 81, 76, 84, 85, 87, 91, 87, 89],
      [93, 94, 88, 85, 82, 83, 82, 85, 86, 93, 91, 91, 89],
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
      100,
    ],
  },
});
