// cdl_gap_side_side_white(open, high, low, close, settings): two white candles side by side after a gap, alike in body and open.
import { body, gapDown, gapUp, white, within } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlGapSideSideWhite = candlePattern({
  name: "cdl_gap_side_side_white",
  says: "Two white candles side by side after a gap, alike in body and open.",
  source: "CDLGAPSIDESIDEWHITE",
  before: 2,
  lengths: [
    { setting: "near", back: 1 },
    { setting: "equal", back: 1 },
  ],
  pattern: (b, t, length) =>
    ((gapUp(b, t - 1, t - 2) && gapUp(b, t, t - 2)) || (gapDown(b, t - 1, t - 2) && gapDown(b, t, t - 2))) &&
    white(b, t - 1) &&
    white(b, t) &&
    within(body(b, t), body(b, t - 1), length[0]!) &&
    within(b.open[t]!, b.open[t - 1]!, length[1]!)
      ? gapUp(b, t - 1, t - 2)
        ? 100
        : -100
      : 0,
  example: {
    columns: [
      [78, 75, 75, 74, 80, 78, 78, 80, 80],
      [82, 83, 75, 81, 84, 78, 78, 80, 82],
      [74, 74, 67, 74, 70, 77, 73, 80, 76],
      [75, 75, 75, 80, 78, 77, 75, 80, 81],
    ],
    params: [],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0, 100],
  },
});
