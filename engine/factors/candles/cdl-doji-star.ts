// cdl_doji_star(open, high, low, close, settings): a doji beyond the body of a long candle.
import { black, body, color, gapDown, gapUp, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlDojiStar = candlePattern({
  name: "cdl_doji_star",
  says: "A doji beyond the body of a long candle.",
  source: "CDLDOJISTAR",
  before: 1,
  lengths: [
    { setting: "bodyLong", back: 1 },
    { setting: "bodyDoji", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t - 1) > length[0]! &&
    body(b, t) <= length[1]! &&
    ((white(b, t - 1) && gapUp(b, t, t - 1)) || (black(b, t - 1) && gapDown(b, t, t - 1)))
      ? -100 * color(b, t - 1)
      : 0,
  example: {
    columns: [
      [58, 61, 62, 60, 64, 68, 71, 71, 65, 67, 61, 62, 73],
      [61, 64, 62, 60, 69, 72, 77, 72, 69, 68, 65, 72, 81],
      [50, 53, 59, 58, 64, 68, 71, 60, 65, 64, 61, 60, 71],
      [61, 63, 59, 59, 68, 72, 73, 62, 67, 64, 65, 68, 73],
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
      -100,
    ],
  },
});
