// cdl_3_outside(open, high, low, close): a body that engulfs the one before, confirmed by a third close further on.
import { black, color, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdl3Outside = candlePattern({
  name: "cdl_3_outside",
  says: "A body that engulfs the one before, confirmed by a third close further on.",
  source: "CDL3OUTSIDE",
  before: 3,
  lengths: [],
  pattern: (b, t) =>
    (white(b, t - 1) &&
      black(b, t - 2) &&
      b.close[t - 1]! > b.open[t - 2]! &&
      b.open[t - 1]! < b.close[t - 2]! &&
      b.close[t]! > b.close[t - 1]!) ||
    (black(b, t - 1) &&
      white(b, t - 2) &&
      b.open[t - 1]! > b.close[t - 2]! &&
      b.close[t - 1]! < b.open[t - 2]! &&
      b.close[t]! < b.close[t - 1]!)
      ? 100 * color(b, t - 1)
      : 0,
  example: {
    columns: [
      [81, 90, 80, 72, 80],
      [92, 94, 88, 89, 89],
      [80, 73, 72, 72, 80],
      [90, 81, 74, 81, 89],
    ],
    params: [],
    gives: [Number.NaN, Number.NaN, Number.NaN, 0, 100],
  },
});
