// cdl_evening_star(open, high, low, close, penetration, settings): a long white candle, a short one above it, and a black candle well into the first body.
import { black, body, gapUp, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlEveningStar = candlePattern({
  name: "cdl_evening_star",
  says: "A long white candle, a short one above it, and a black candle well into the first body: bearish.",
  source: "CDLEVENINGSTAR",
  before: 2,
  lengths: [
    { setting: "bodyLong", back: 2 },
    { setting: "bodyShort", back: 1 },
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
      [68, 71, 71, 65, 67, 61, 62, 73, 73, 80, 88, 86, 95, 93],
      [72, 77, 72, 69, 68, 65, 72, 81, 86, 84, 96, 92, 95, 94],
      [68, 71, 60, 65, 64, 61, 60, 71, 72, 79, 78, 82, 94, 86],
      [72, 73, 62, 67, 64, 65, 68, 73, 82, 83, 86, 92, 94, 87],
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
