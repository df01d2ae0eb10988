// cdl_rise_fall_3_methods(open, high, low, close, settings): a long candle, three small ones against it within its range, and a long one that goes on.
import { body, bottom, color, top } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlRiseFall3Methods = candlePattern({
  name: "cdl_rise_fall_3_methods",
  says: "A long candle, three small ones against it within its range, and a long one that goes on.",
  source: "CDLRISEFALL3METHODS",
  before: 4,
  lengths: [
    { setting: "bodyLong", back: 4 },
    { setting: "bodyShort", back: 3 },
    { setting: "bodyShort", back: 2 },
    { setting: "bodyShort", back: 1 },
    { setting: "bodyLong", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t - 4) > length[0]! &&
    body(b, t - 3) < length[1]! &&
    body(b, t - 2) < length[2]! &&
    body(b, t - 1) < length[3]! &&
    body(b, t) > length[4]! &&
    color(b, t - 4) === -color(b, t - 3) &&
    color(b, t - 3) === color(b, t - 2) &&
    color(b, t - 2) === color(b, t - 1) &&
    color(b, t - 1) === -color(b, t) &&
    bottom(b, t - 3) < b.high[t - 4]! &&
    top(b, t - 3) > b.low[t - 4]! &&
    bottom(b, t - 2) < b.high[t - 4]! &&
    top(b, t - 2) > b.low[t - 4]! &&
    bottom(b, t - 1) < b.high[t - 4]! &&
    top(b, t - 1) > b.low[t - 4]! &&
    b.close[t - 2]! * color(b, t - 4) < b.close[t - 3]! * color(b, t - 4) &&
    b.close[t - 1]! * color(b, t - 4) < b.close[t - 2]! * color(b, t - 4) &&
    b.open[t]! * color(b, t - 4) > b.close[t - 1]! * color(b, t - 4) &&
    b.close[t]! * color(b, t - 4) > b.close[t - 4]! * color(b, t - 4)
      ? 100 * color(b, t - 4)
      : 0,
  example: {
    columns: [
      [82, 85, 83, 84, 87, 89, 91, 89, 93, 92, 92, 89, 80, 82, 83, 81],
      [86, 86, 85, 90, 87, 91, 91, 94, 101, 94, 93, 93, 80, 83, 84, 81],
      [82, 82, 83, 84, 87, 81, 89, 87, 91, 92, 87, 79, 72, 82, 83, 72],
      [85, 83, 83, 90, 87, 91, 89, 93, 92, 92, 88, 80, 80, 83, 84, 72],
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
      Number.NaN,
      0,
      -100,
    ],
  },
});
