// cdl_tasuki_gap(open, high, low, close, settings): a gap, and a candle of the other colour that opens in the last body and closes inside the gap.
import { black, body, bottom, color, gapDown, gapUp, top, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlTasukiGap = candlePattern({
  name: "cdl_tasuki_gap",
  says: "A gap, and a candle of the other colour that opens in the last body and closes inside the gap.",
  source: "CDLTASUKIGAP",
  before: 2,
  lengths: [{ setting: "near", back: 1 }],
  pattern: (b, t, length) =>
    (gapUp(b, t - 1, t - 2) &&
      white(b, t - 1) &&
      black(b, t) &&
      b.open[t]! < b.close[t - 1]! &&
      b.open[t]! > b.open[t - 1]! &&
      b.close[t]! < b.open[t - 1]! &&
      b.close[t]! > top(b, t - 2) &&
      Math.abs(body(b, t - 1) - body(b, t)) < length[0]!) ||
    (gapDown(b, t - 1, t - 2) &&
      black(b, t - 1) &&
      white(b, t) &&
      b.open[t]! < b.open[t - 1]! &&
      b.open[t]! > b.close[t - 1]! &&
      b.close[t]! > b.open[t - 1]! &&
      b.close[t]! < bottom(b, t - 2) &&
      Math.abs(body(b, t - 1) - body(b, t)) < length[0]!)
      ? 100 * color(b, t - 1)
      : 0,
  example: {
    columns: [
      [107, 112, 117, 116, 118, 116, 107, 110, 113],
      [113, 120, 122, 117, 118, 124, 107, 118, 114],
      [107, 111, 109, 108, 108, 105, 106, 110, 109],
      [111, 112, 121, 117, 116, 107, 107, 114, 109],
    ],
    params: [],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0, 100],
  },
});
