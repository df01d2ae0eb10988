// cdl_gravestone_doji(open, high, low, close, settings): a doji at the bottom of its range, with an upper shadow only.
import { body, lowerShadow, upperShadow } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlGravestoneDoji = candlePattern({
  name: "cdl_gravestone_doji",
  says: "A doji at the bottom of its range, with an upper shadow only.",
  source: "CDLGRAVESTONEDOJI",
  before: 0,
  lengths: [
    { setting: "bodyDoji", back: 0 },
    { setting: "shadowVeryShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t) <= length[0]! && lowerShadow(b, t) < length[1]! && upperShadow(b, t) > length[1]! ? 100 : 0,
  example: {
    columns: [
      [81, 90, 80, 72, 80, 84, 79, 71, 74, 63, 72, 73],
      [92, 94, 88, 89, 89, 86, 87, 75, 82, 69, 74, 76],
      [80, 73, 72, 72, 80, 82, 72, 67, 64, 62, 72, 73],
      [90, 81, 74, 81, 89, 82, 73, 69, 65, 69, 74, 74],
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
