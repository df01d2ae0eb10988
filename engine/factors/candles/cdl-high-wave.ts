// cdl_high_wave(open, high, low, close, settings): a small body between two very long shadows.
import { body, color, lowerShadow, upperShadow } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlHighWave = candlePattern({
  name: "cdl_high_wave",
  says: "A small body between two very long shadows.",
  source: "CDLHIGHWAVE",
  before: 0,
  lengths: [
    { setting: "bodyShort", back: 0 },
    { setting: "shadowVeryLong", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t) < length[0]! && upperShadow(b, t) > length[1]! && lowerShadow(b, t) > length[1]! ? 100 * color(b, t) : 0,
  example: {
    columns: [
      [90, 88, 87, 83, 92, 98, 97, 85, 79, 72, 70, 74],
      [94, 90, 87, 87, 106, 100, 97, 87, 80, 73, 73, 75],
      [86, 85, 81, 82, 92, 97, 87, 77, 76, 64, 66, 66],
      [86, 85, 83, 87, 98, 99, 88, 79, 77, 72, 71, 74],
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
