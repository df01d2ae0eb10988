// cdl_mat_hold(open, high, low, close, penetration, settings): a long white candle, three small ones that drift down from a gap but hold, and a white one above them all.
import { black, body, bottom, gapUp, top, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlMatHold = candlePattern({
  name: "cdl_mat_hold",
  says: "A long white candle, three small ones that drift down from a gap but hold, and a white one above them all: bullish.",
  source: "CDLMATHOLD",
  before: 4,
  lengths: [
    { setting: "bodyLong", back: 4 },
    { setting: "bodyShort", back: 3 },
    { setting: "bodyShort", back: 2 },
    { setting: "bodyShort", back: 1 },
  ],
  penetration: 0.5,
  pattern: (b, t, length, penetration) =>
    body(b, t - 4) > length[0]! &&
    body(b, t - 3) < length[1]! &&
    body(b, t - 2) < length[2]! &&
    body(b, t - 1) < length[3]! &&
    white(b, t - 4) &&
    black(b, t - 3) &&
    white(b, t) &&
    gapUp(b, t - 3, t - 4) &&
    bottom(b, t - 2) < b.close[t - 4]! &&
    bottom(b, t - 1) < b.close[t - 4]! &&
    bottom(b, t - 2) > b.close[t - 4]! - body(b, t - 4) * penetration &&
    bottom(b, t - 1) > b.close[t - 4]! - body(b, t - 4) * penetration &&
    top(b, t - 2) < b.open[t - 3]! &&
    top(b, t - 1) < top(b, t - 2) &&
    b.open[t]! > b.close[t - 1]! &&
    b.close[t]! > Math.max(b.high[t - 3]!, b.high[t - 2]!, b.high[t - 1]!)
      ? 100
      : 0,
  example: {
    columns: [
      [216, 222, 223, 215, 214, 214, 208, 208, 216, 215, 211, 202, 214, 211, 208, 209],
      [222, 223, 224, 215, 218, 214, 212, 218, 216, 215, 211, 219, 214, 211, 208, 218],
      [216, 219, 220, 211, 214, 208, 208, 206, 214, 208, 194, 200, 211, 202, 207, 209],
      [220, 220, 220, 213, 214, 208, 211, 214, 215, 212, 202, 211, 213, 210, 208, 218],
    ],
    params: [0.5],
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
      Number.NaN,
      Number.NaN,
      0,
      100,
    ],
  },
});
