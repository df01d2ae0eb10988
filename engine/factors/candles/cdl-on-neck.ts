// cdl_on_neck(open, high, low, close, settings): a white candle that opens below a long black one and closes at its low.
import { black, body, white, within } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlOnNeck = candlePattern({
  name: "cdl_on_neck",
  says: "A white candle that opens below a long black one and closes at its low: bearish.",
  source: "CDLONNECK",
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
    within(b.close[t]!, b.low[t - 1]!, length[1]!)
      ? -100
      : 0,
  example: {
    columns: [
      [7, 19, 21, 24, 24, 25, 24, 23, 21, 21, 21, 23, 15],
      [16, 25, 32, 28, 24, 30, 25, 30, 25, 21, 23, 27, 19],
      [7, 11, 20, 16, 23, 25, 14, 23, 18, 21, 13, 19, 13],
      [16, 21, 24, 27, 23, 26, 18, 26, 18, 21, 23, 20, 19],
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
