// cdl_stalled_pattern(open, high, low, close, settings): two long white candles and a small one riding on their end.
import { body, upperShadow, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlStalledPattern = candlePattern({
  name: "cdl_stalled_pattern",
  says: "Two long white candles and a small one riding on their end: bearish.",
  source: "CDLSTALLEDPATTERN",
  before: 2,
  lengths: [
    { setting: "bodyLong", back: 2 },
    { setting: "bodyLong", back: 1 },
    { setting: "shadowVeryShort", back: 1 },
    { setting: "near", back: 2 },
    { setting: "near", back: 1 },
    { setting: "bodyShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    white(b, t - 2) &&
    white(b, t - 1) &&
    white(b, t) &&
    b.close[t]! > b.close[t - 1]! &&
    b.close[t - 1]! > b.close[t - 2]! &&
    body(b, t - 2) > length[0]! &&
    body(b, t - 1) > length[1]! &&
    upperShadow(b, t - 1) < length[2]! &&
    b.open[t - 1]! > b.open[t - 2]! &&
    b.open[t - 1]! <= b.close[t - 2]! + length[3]! &&
    body(b, t) < length[5]! &&
    b.open[t]! >= b.close[t - 1]! - body(b, t) - length[4]!
      ? -100
      : 0,
  example: {
    columns: [
      [64, 62, 63, 60, 58, 55, 63, 58, 61, 62, 60, 64, 68, 71],
      [73, 63, 64, 60, 59, 62, 63, 61, 64, 62, 60, 69, 72, 77],
      [64, 54, 60, 58, 50, 55, 60, 50, 53, 59, 58, 64, 68, 71],
      [65, 63, 60, 58, 58, 58, 61, 61, 63, 59, 59, 68, 72, 73],
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
      Number.NaN,
      0,
      -100,
    ],
  },
});
