// cdl_3_black_crows(open, high, low, close, settings): three black candles in a row that each open inside the body before and close near their low, after a white one.
import { black, lowerShadow, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdl3BlackCrows = candlePattern({
  name: "cdl_3_black_crows",
  says: "Three black candles in a row that each open inside the body before and close near their low, after a white one: bearish.",
  source: "CDL3BLACKCROWS",
  before: 3,
  lengths: [
    { setting: "shadowVeryShort", back: 2 },
    { setting: "shadowVeryShort", back: 1 },
    { setting: "shadowVeryShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    white(b, t - 3) &&
    black(b, t - 2) &&
    lowerShadow(b, t - 2) < length[0]! &&
    black(b, t - 1) &&
    lowerShadow(b, t - 1) < length[1]! &&
    black(b, t) &&
    lowerShadow(b, t) < length[2]! &&
    b.open[t - 1]! < b.open[t - 2]! &&
    b.open[t - 1]! > b.close[t - 2]! &&
    b.open[t]! < b.open[t - 1]! &&
    b.open[t]! > b.close[t - 1]! &&
    b.high[t - 3]! > b.close[t - 2]! &&
    b.close[t - 2]! > b.close[t - 1]! &&
    b.close[t - 1]! > b.close[t]!
      ? -100
      : 0,
  example: {
    columns: [
      [127, 132, 132, 123, 125, 127, 124, 129, 131, 133, 139, 134, 135, 128, 121],
      [131, 136, 132, 123, 129, 128, 129, 130, 133, 138, 139, 136, 135, 129, 129],
      [127, 130, 127, 121, 120, 123, 120, 129, 126, 131, 133, 134, 126, 119, 112],
      [127, 132, 128, 122, 122, 123, 128, 129, 130, 134, 137, 136, 126, 119, 112],
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
      -100,
    ],
  },
});
