// cdl_abandoned_baby(open, high, low, close, penetration, settings): a doji that stands apart by gaps of whole candles between a long candle and a turn well into its body.
import { black, body, color, white, wholeGapDown, wholeGapUp } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlAbandonedBaby = candlePattern({
  name: "cdl_abandoned_baby",
  says: "A doji that stands apart by gaps of whole candles between a long candle and a turn well into its body.",
  source: "CDLABANDONEDBABY",
  before: 2,
  lengths: [
    { setting: "bodyLong", back: 2 },
    { setting: "bodyDoji", back: 1 },
    { setting: "bodyShort", back: 0 },
  ],
  penetration: 0.3,
  pattern: (b, t, length, penetration) =>
    body(b, t - 2) > length[0]! &&
    body(b, t - 1) <= length[1]! &&
    body(b, t) > length[2]! &&
    ((white(b, t - 2) &&
      black(b, t) &&
      b.close[t]! < b.close[t - 2]! - body(b, t - 2) * penetration &&
      wholeGapUp(b, t - 1, t - 2) &&
      wholeGapDown(b, t, t - 1)) ||
      (black(b, t - 2) &&
        white(b, t) &&
        b.close[t]! > b.close[t - 2]! + body(b, t - 2) * penetration &&
        wholeGapDown(b, t - 1, t - 2) &&
        wholeGapUp(b, t, t - 1)))
      ? 100 * color(b, t)
      : 0,
  example: {
    columns: [
      [63, 65, 62, 76, 74, 80, 90, 89, 86, 90, 93, 88, 77, 82],
      [64, 69, 79, 78, 84, 90, 94, 89, 97, 90, 95, 88, 79, 88],
      [62, 64, 61, 68, 73, 80, 81, 82, 85, 80, 89, 81, 75, 82],
      [64, 65, 71, 76, 83, 89, 89, 86, 95, 88, 93, 82, 77, 88],
    ],
    params: [0.3],
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
