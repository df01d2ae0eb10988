// cdl_piercing(open, high, low, close, settings): a long white candle that opens below a long black one and closes above the middle of its body.
import { black, body, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlPiercing = candlePattern({
  name: "cdl_piercing",
  says: "A long white candle that opens below a long black one and closes above the middle of its body: bullish.",
  source: "CDLPIERCING",
  before: 1,
  lengths: [
    { setting: "bodyLong", back: 1 },
    { setting: "bodyLong", back: 0 },
  ],
  pattern: (b, t, length) =>
    black(b, t - 1) &&
    body(b, t - 1) > length[0]! &&
    white(b, t) &&
    body(b, t) > length[1]! &&
    b.open[t]! < b.low[t - 1]! &&
    b.close[t]! < b.open[t - 1]! &&
    b.close[t]! > b.close[t - 1]! + body(b, t - 1) * 0.5
      ? 100
      : 0,
  example: {
    columns: [
      [15, 11, 20, 19, 11, 17, 31, 31, 29, 25, 25, 17, 7],
      [15, 20, 28, 27, 19, 28, 32, 32, 29, 36, 25, 18, 24],
      [14, 11, 20, 2, 7, 16, 31, 28, 23, 17, 12, 8, 5],
      [14, 20, 20, 10, 17, 26, 31, 29, 25, 28, 16, 8, 16],
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
      100,
    ],
  },
});
