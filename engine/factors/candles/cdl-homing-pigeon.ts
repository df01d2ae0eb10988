// cdl_homing_pigeon(open, high, low, close, settings): a short black body inside a long black one.
import { black, body } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlHomingPigeon = candlePattern({
  name: "cdl_homing_pigeon",
  says: "A short black body inside a long black one: bullish.",
  source: "CDLHOMINGPIGEON",
  before: 1,
  lengths: [
    { setting: "bodyLong", back: 1 },
    { setting: "bodyShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    black(b, t - 1) &&
    black(b, t) &&
    body(b, t - 1) > length[0]! &&
    body(b, t) <= length[1]! &&
    b.open[t]! < b.open[t - 1]! &&
    b.close[t]! > b.close[t - 1]!
      ? 100
      : 0,
  example: {
    columns: [
      [79, 71, 74, 63, 72, 73, 73, 68, 70, 65, 73, 70, 66],
      [87, 75, 82, 69, 74, 76, 73, 69, 71, 72, 81, 70, 67],
      [72, 67, 64, 62, 72, 73, 69, 60, 65, 65, 71, 59, 63],
      [73, 69, 65, 69, 74, 74, 70, 68, 66, 68, 73, 61, 63],
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
