// cdl_in_neck(open, high, low, close, settings): a white candle that opens below a long black one and closes just into its body.
import { black, body, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlInNeck = candlePattern({
  name: "cdl_in_neck",
  says: "A white candle that opens below a long black one and closes just into its body: bearish.",
  source: "CDLINNECK",
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
    b.close[t]! <= b.close[t - 1]! + length[1]! &&
    b.close[t]! >= b.close[t - 1]!
      ? -100
      : 0,
  example: {
    columns: [
      [131, 122, 118, 119, 119, 116, 119, 119, 123, 129, 131, 127, 120],
      [133, 122, 118, 123, 119, 121, 119, 128, 134, 132, 131, 127, 123],
      [122, 118, 117, 119, 116, 108, 115, 119, 121, 128, 122, 122, 120],
      [122, 120, 117, 119, 117, 120, 119, 128, 132, 131, 122, 123, 123],
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
