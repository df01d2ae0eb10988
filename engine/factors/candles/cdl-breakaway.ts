// cdl_breakaway(open, high, low, close, settings): a long candle, a gap the same way, two more candles further on, and a close back into the gap.
import { black, body, color, gapDown, gapUp, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlBreakaway = candlePattern({
  name: "cdl_breakaway",
  says: "A long candle, a gap the same way, two more candles further on, and a close back into the gap.",
  source: "CDLBREAKAWAY",
  before: 4,
  lengths: [{ setting: "bodyLong", back: 4 }],
  pattern: (b, t, length) =>
    body(b, t - 4) > length[0]! &&
    color(b, t - 4) === color(b, t - 3) &&
    color(b, t - 3) === color(b, t - 1) &&
    color(b, t - 1) === -color(b, t) &&
    ((black(b, t - 4) &&
      gapDown(b, t - 3, t - 4) &&
      b.high[t - 2]! < b.high[t - 3]! &&
      b.low[t - 2]! < b.low[t - 3]! &&
      b.high[t - 1]! < b.high[t - 2]! &&
      b.low[t - 1]! < b.low[t - 2]! &&
      b.close[t]! > b.open[t - 3]! &&
      b.close[t]! < b.close[t - 4]!) ||
      (white(b, t - 4) &&
        gapUp(b, t - 3, t - 4) &&
        b.high[t - 2]! > b.high[t - 3]! &&
        b.low[t - 2]! > b.low[t - 3]! &&
        b.high[t - 1]! > b.high[t - 2]! &&
        b.low[t - 1]! > b.low[t - 2]! &&
        b.close[t]! < b.open[t - 3]! &&
        b.close[t]! > b.close[t - 4]!))
      ? 100 * color(b, t)
      : 0,
  example: {
    columns: [
      [204, 199, 203, 209, 211, 213, 210, 199, 209, 203, 200, 200, 209, 210, 211, 212],
      [205, 199, 208, 210, 212, 214, 214, 212, 209, 203, 206, 204, 210, 211, 214, 220],
      [198, 198, 201, 206, 211, 202, 201, 198, 202, 197, 196, 192, 201, 209, 211, 207],
      [198, 198, 206, 206, 212, 210, 201, 208, 203, 201, 202, 204, 210, 210, 214, 208],
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
      Number.NaN,
      Number.NaN,
      0,
      -100,
    ],
  },
});
