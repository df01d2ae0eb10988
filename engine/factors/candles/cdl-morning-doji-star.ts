// cdl_morning_doji_star(open, high, low, close, penetration, settings): a long black candle, a doji below it, and a white candle well into the first body.
import { black, body, gapDown, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlMorningDojiStar = candlePattern({
  name: "cdl_morning_doji_star",
  says: "A long black candle, a doji below it, and a white candle well into the first body: bullish.",
  source: "CDLMORNINGDOJISTAR",
  before: 2,
  lengths: [
    { setting: "bodyLong", back: 2 },
    { setting: "bodyDoji", back: 1 },
    { setting: "bodyShort", back: 0 },
  ],
  penetration: 0.3,
  pattern: (b, t, length, penetration) =>
    body(b, t - 2) > length[0]! &&
    black(b, t - 2) &&
    body(b, t - 1) <= length[1]! &&
    gapDown(b, t - 1, t - 2) &&
    body(b, t) > length[2]! &&
    white(b, t) &&
    b.close[t]! > b.close[t - 2]! + body(b, t - 2) * penetration
      ? 100
      : 0,
  example: {
    columns: [
      [63, 66, 66, 75, 73, 70, 82, 87, 88, 92, 86, 86, 77, 82],
      [67, 68, 76, 75, 73, 81, 94, 92, 94, 96, 88, 94, 85, 89],
      [62, 66, 65, 71, 69, 62, 82, 87, 88, 86, 82, 82, 76, 82],
      [66, 66, 75, 73, 73, 79, 86, 88, 90, 86, 86, 82, 77, 88],
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
