// cdl_thrusting(open, high, low, close, settings): a white candle that opens below a long black one and closes into its lower half.
import { black, body, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlThrusting = candlePattern({
  name: "cdl_thrusting",
  says: "A white candle that opens below a long black one and closes into its lower half: bearish.",
  source: "CDLTHRUSTING",
  before: 1,
  lengths: [
    { setting: "bodyLong", back: 1 },
    { setting: "equal", back: 1 },
  ],
  pattern: (b, t, length) =>
    black(b, t - 1) &&
    body(b, t - 1) > length[0]! &&
    white(b, t) &&
    b.open[t]! < b.low[t - 1]! &&
    b.close[t]! > b.close[t - 1]! + length[1]! &&
    b.close[t]! <= b.close[t - 1]! + body(b, t - 1) * 0.5
      ? -100
      : 0,
  example: {
    columns: [
      [75, 78, 67, 61, 61, 57, 62, 60, 59, 56, 55, 56, 50],
      [78, 78, 67, 61, 61, 64, 63, 60, 59, 58, 56, 56, 57],
      [75, 61, 61, 61, 52, 57, 54, 59, 55, 48, 54, 51, 50],
      [78, 69, 61, 61, 60, 63, 62, 59, 59, 58, 56, 52, 53],
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
