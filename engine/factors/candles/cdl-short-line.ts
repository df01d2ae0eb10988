// cdl_short_line(open, high, low, close, settings): a short body with short shadows.
import { body, color, lowerShadow, upperShadow } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlShortLine = candlePattern({
  name: "cdl_short_line",
  says: "A short body with short shadows.",
  source: "CDLSHORTLINE",
  before: 0,
  lengths: [
    { setting: "bodyShort", back: 0 },
    { setting: "shadowShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t) < length[0]! && upperShadow(b, t) < length[1]! && lowerShadow(b, t) < length[1]! ? 100 * color(b, t) : 0,
  example: {
    columns: [
      [85, 79, 72, 70, 74, 79, 73, 68, 75, 78, 67, 61],
      [87, 80, 73, 73, 75, 87, 77, 78, 78, 78, 67, 61],
      [77, 76, 64, 66, 66, 75, 68, 68, 75, 61, 61, 61],
      [79, 77, 72, 71, 74, 76, 69, 70, 78, 69, 61, 61],
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
