// cdl_identical_3_crows(open, high, low, close, settings): three black candles that each open at the close before and close near their low.
import { black, lowerShadow, within } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlIdentical3Crows = candlePattern({
  name: "cdl_identical_3_crows",
  says: "Three black candles that each open at the close before and close near their low: bearish.",
  source: "CDLIDENTICAL3CROWS",
  before: 2,
  lengths: [
    { setting: "shadowVeryShort", back: 2 },
    { setting: "shadowVeryShort", back: 1 },
    { setting: "shadowVeryShort", back: 0 },
    { setting: "equal", back: 2 },
    { setting: "equal", back: 1 },
  ],
  pattern: (b, t, length) =>
    black(b, t - 2) &&
    lowerShadow(b, t - 2) < length[0]! &&
    black(b, t - 1) &&
    lowerShadow(b, t - 1) < length[1]! &&
    black(b, t) &&
    lowerShadow(b, t) < length[2]! &&
    b.close[t - 2]! > b.close[t - 1]! &&
    b.close[t - 1]! > b.close[t]! &&
    within(b.open[t - 1]!, b.close[t - 2]!, length[3]!) &&
    within(b.open[t]!, b.close[t - 1]!, length[4]!)
      ? -100
      : 0,
  example: {
    columns: [
      [121, 121, 109, 123, 127, 132, 131, 137, 132, 135, 133, 132, 126, 123],
      [123, 129, 120, 128, 135, 136, 137, 138, 133, 135, 141, 133, 126, 123],
      [115, 112, 105, 122, 126, 131, 130, 134, 129, 129, 132, 126, 123, 122],
      [119, 112, 118, 126, 127, 131, 137, 134, 130, 133, 133, 126, 123, 122],
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
      -100,
    ],
  },
});
