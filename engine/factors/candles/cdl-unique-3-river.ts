// cdl_unique_3_river(open, high, low, close, settings): a long black candle, a black one inside it with a lower low, and a small white one below.
import { black, body, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlUnique3River = candlePattern({
  name: "cdl_unique_3_river",
  says: "A long black candle, a black one inside it with a lower low, and a small white one below: bullish.",
  source: "CDLUNIQUE3RIVER",
  before: 2,
  lengths: [
    { setting: "bodyLong", back: 2 },
    { setting: "bodyShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t - 2) > length[0]! &&
    black(b, t - 2) &&
    black(b, t - 1) &&
    b.close[t - 1]! > b.close[t - 2]! &&
    b.open[t - 1]! <= b.open[t - 2]! &&
    b.low[t - 1]! < b.low[t - 2]! &&
    body(b, t) < length[1]! &&
    white(b, t) &&
    b.open[t]! > b.low[t - 1]!
      ? 100
      : 0,
  example: {
    columns: [
      [99, 89, 80, 78, 85, 80, 80, 84, 85, 85, 78, 92, 88, 85],
      [100, 97, 80, 88, 89, 81, 83, 95, 89, 89, 87, 92, 92, 85],
      [86, 80, 78, 77, 73, 79, 72, 82, 84, 83, 78, 81, 77, 85],
      [90, 80, 78, 87, 81, 80, 81, 87, 85, 83, 87, 83, 85, 85],
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
      100,
    ],
  },
});
