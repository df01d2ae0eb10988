// cdl_evening_doji_star(open, high, low, close, penetration, settings): a long white candle, a doji above it, and a black candle well into the first body.
import { black, body, gapUp, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlEveningDojiStar = candlePattern({
  name: "cdl_evening_doji_star",
  says: "A long white candle, a doji above it, and a black candle well into the first body: bearish.",
  source: "CDLEVENINGDOJISTAR",
  before: 2,
  lengths: [
    { setting: "bodyLong", back: 2 },
    { setting: "bodyDoji", back: 1 },
    { setting: "bodyShort", back: 0 },
  ],
  penetration: 0.3,
  pattern: (b, t, length, penetration) =>
    body(b, t - 2) > length[0]! &&
    white(b, t - 2) &&
    body(b, t - 1) <= length[1]! &&
    gapUp(b, t - 1, t - 2) &&
    body(b, t) > length[2]! &&
    black(b, t) &&
    b.close[t]! < b.close[t - 2]! - body(b, t - 2) * penetration
      ? -100
      : 0,
  example: {
    columns: [
      [153, 161, 151, 150, 148, 144, 138, 140, 134, 135, 133, 133, 140, 140],
      [162, 162, 159, 152, 149, 152, 138, 140, 137, 136, 136, 140, 148, 148],
      [153, 152, 151, 149, 138, 137, 135, 128, 133, 127, 132, 132, 140, 134],
      [162, 152, 151, 149, 139, 138, 135, 136, 137, 131, 134, 139, 140, 134],
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
      -100,
    ],
  },
});
