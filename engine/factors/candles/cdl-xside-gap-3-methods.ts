// cdl_xside_gap_3_methods(open, high, low, close): two candles of one colour with a gap between them, and one of the other colour that fills it.
import { black, bottom, color, gapDown, gapUp, top, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlXsideGap3Methods = candlePattern({
  name: "cdl_xside_gap_3_methods",
  says: "Two candles of one colour with a gap between them, and one of the other colour that fills it.",
  source: "CDLXSIDEGAP3METHODS",
  before: 2,
  lengths: [],
  pattern: (b, t) =>
    color(b, t - 2) === color(b, t - 1) &&
    color(b, t - 1) === -color(b, t) &&
    b.open[t]! < top(b, t - 1) &&
    b.open[t]! > bottom(b, t - 1) &&
    b.close[t]! < top(b, t - 2) &&
    b.close[t]! > bottom(b, t - 2) &&
    ((white(b, t - 2) && gapUp(b, t - 1, t - 2)) || (black(b, t - 2) && gapDown(b, t - 1, t - 2)))
      ? 100 * color(b, t - 2)
      : 0,
  example: {
    columns: [
      [31, 37, 29, 27],
      [37, 45, 29, 34],
      [23, 30, 26, 27],
      [37, 31, 26, 33],
    ],
    params: [],
    gives: [Number.NaN, Number.NaN, 0, -100],
  },
});
