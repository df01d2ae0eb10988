// cdl_rickshaw_man(open, high, low, close, settings): a doji in the middle of its range, between two long shadows.
import { body, bottom, lowerShadow, top, upperShadow } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlRickshawMan = candlePattern({
  name: "cdl_rickshaw_man",
  says: "A doji in the middle of its range, between two long shadows.",
  source: "CDLRICKSHAWMAN",
  before: 0,
  lengths: [
    { setting: "bodyDoji", back: 0 },
    { setting: "shadowLong", back: 0 },
    { setting: "near", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t) <= length[0]! &&
    lowerShadow(b, t) > length[1]! &&
    upperShadow(b, t) > length[1]! &&
    bottom(b, t) <= b.low[t]! + (b.high[t]! - b.low[t]!) / 2 + length[2]! &&
    top(b, t) >= b.low[t]! + (b.high[t]! - b.low[t]!) / 2 - length[2]!
      ? 100
      : 0,
  example: {
    columns: [
      [91, 88, 94, 102, 101, 105, 106, 99, 100, 93, 96, 91],
      [91, 91, 103, 102, 105, 105, 106, 110, 101, 98, 104, 95],
      [81, 87, 90, 97, 97, 101, 97, 98, 95, 93, 94, 90],
      [85, 89, 103, 98, 105, 101, 97, 102, 96, 96, 94, 91],
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
