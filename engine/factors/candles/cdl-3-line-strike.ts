// cdl_3_line_strike(open, high, low, close, settings): three candles of one colour that climb or fall, and a fourth that takes it all back.
import { black, bottom, color, top, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdl3LineStrike = candlePattern({
  name: "cdl_3_line_strike",
  says: "Three candles of one colour that climb or fall, and a fourth that takes it all back.",
  source: "CDL3LINESTRIKE",
  before: 3,
  lengths: [
    { setting: "near", back: 3 },
    { setting: "near", back: 2 },
  ],
  pattern: (b, t, length) =>
    color(b, t - 3) === color(b, t - 2) &&
    color(b, t - 2) === color(b, t - 1) &&
    color(b, t) === -color(b, t - 1) &&
    b.open[t - 2]! >= bottom(b, t - 3) - length[0]! &&
    b.open[t - 2]! <= top(b, t - 3) + length[0]! &&
    b.open[t - 1]! >= bottom(b, t - 2) - length[1]! &&
    b.open[t - 1]! <= top(b, t - 2) + length[1]! &&
    ((white(b, t - 1) &&
      b.close[t - 1]! > b.close[t - 2]! &&
      b.close[t - 2]! > b.close[t - 3]! &&
      b.open[t]! > b.close[t - 1]! &&
      b.close[t]! < b.open[t - 3]!) ||
      (black(b, t - 1) &&
        b.close[t - 1]! < b.close[t - 2]! &&
        b.close[t - 2]! < b.close[t - 3]! &&
        b.open[t]! < b.close[t - 1]! &&
        b.close[t]! > b.open[t - 3]!))
      ? 100 * color(b, t - 1)
      : 0,
  example: {
    columns: [
      [134, 130, 140, 144, 133, 132, 134, 134, 132, 126],
      [134, 143, 146, 148, 137, 135, 134, 134, 132, 136],
      [130, 130, 139, 135, 128, 131, 125, 132, 128, 125],
      [130, 139, 144, 135, 129, 134, 133, 132, 129, 135],
    ],
    params: [],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0, -100],
  },
});
