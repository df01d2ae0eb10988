// cdl_3_stars_in_south(open, high, low, close, settings): three black candles, each within the range of the one before and the last without shadows.
import { black, body, lowerShadow, upperShadow } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdl3StarsInSouth = candlePattern({
  name: "cdl_3_stars_in_south",
  says: "Three black candles, each within the range of the one before and the last without shadows: bullish.",
  source: "CDL3STARSINSOUTH",
  before: 2,
  lengths: [
    { setting: "bodyLong", back: 2 },
    { setting: "shadowLong", back: 2 },
    { setting: "shadowVeryShort", back: 1 },
    { setting: "shadowVeryShort", back: 0 },
    { setting: "bodyShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    black(b, t - 2) &&
    black(b, t - 1) &&
    black(b, t) &&
    body(b, t - 2) > length[0]! &&
    lowerShadow(b, t - 2) > length[1]! &&
    body(b, t - 1) < body(b, t - 2) &&
    b.open[t - 1]! > b.close[t - 2]! &&
    b.open[t - 1]! <= b.high[t - 2]! &&
    b.low[t - 1]! < b.close[t - 2]! &&
    b.low[t - 1]! >= b.low[t - 2]! &&
    lowerShadow(b, t - 1) > length[2]! &&
    body(b, t) < length[4]! &&
    lowerShadow(b, t) < length[3]! &&
    upperShadow(b, t) < length[3]! &&
    b.low[t]! > b.low[t - 1]! &&
    b.high[t]! < b.high[t - 1]!
      ? 100
      : 0,
  example: {
    columns: [
      [181, 182, 183, 191, 190, 195, 191, 194, 195, 195, 186, 191, 190, 188],
      [189, 185, 196, 196, 194, 195, 194, 197, 196, 195, 196, 192, 198, 188],
      [173, 180, 183, 183, 186, 191, 190, 193, 195, 186, 182, 177, 183, 187],
      [177, 184, 192, 195, 190, 191, 192, 195, 195, 186, 192, 185, 187, 187],
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
      0,
      100,
    ],
  },
});
