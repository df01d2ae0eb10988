// cdl_doji(open, high, low, close, settings): a candle that closes where it opened.
import { body } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlDoji = candlePattern({
  name: "cdl_doji",
  says: "A candle that closes where it opened.",
  source: "CDLDOJI",
  before: 0,
  lengths: [{ setting: "bodyDoji", back: 0 }],
  pattern: (b, t, length) => (body(b, t) <= length[0]! ? 100 : 0),
  example: {
    columns: [
      [90, 88, 87, 83, 92, 98, 97, 85, 79, 72, 70, 74],
      [94, 90, 87, 87, 106, 100, 97, 87, 80, 73, 73, 75],
      [86, 85, 81, 82, 92, 97, 87, 77, 76, 64, 66, 66],
      [86, 85, 83, 87, 98, 99, 88, 79, 77, 72, 71, 74],
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
      0,
      100,
    ],
  },
});
