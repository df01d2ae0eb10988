// cdl_dragonfly_doji(open, high, low, close, settings): a doji at the top of its range, with a lower shadow only.
import { body, lowerShadow, upperShadow } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlDragonflyDoji = candlePattern({
  name: "cdl_dragonfly_doji",
  says: "A doji at the top of its range, with a lower shadow only.",
  source: "CDLDRAGONFLYDOJI",
  before: 0,
  lengths: [
    { setting: "bodyDoji", back: 0 },
    { setting: "shadowVeryShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t) <= length[0]! && upperShadow(b, t) < length[1]! && lowerShadow(b, t) > length[1]! ? 100 : 0,
  example: {
    columns: [
      [79, 73, 68, 75, 78, 67, 61, 61, 57, 62, 60, 59],
      [87, 77, 78, 78, 78, 67, 61, 61, 64, 63, 60, 59],
      [75, 68, 68, 75, 61, 61, 61, 52, 57, 54, 59, 55],
      [76, 69, 70, 78, 69, 61, 61, 60, 63, 62, 59, 59],
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
