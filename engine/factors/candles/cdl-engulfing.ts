// cdl_engulfing(open, high, low, close): a body that covers the one before, of the other colour.
import { black, color, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlEngulfing = candlePattern({
  name: "cdl_engulfing",
  says: "A body that covers the one before, of the other colour; 80 where one end is level.",
  source: "CDLENGULFING",
  before: 2,
  lengths: [],
  pattern: (b, t) => {
    const covers =
      white(b, t) && black(b, t - 1)
        ? (b.close[t]! >= b.open[t - 1]! && b.open[t]! < b.close[t - 1]!) ||
          (b.close[t]! > b.open[t - 1]! && b.open[t]! <= b.close[t - 1]!)
        : black(b, t) &&
          white(b, t - 1) &&
          ((b.open[t]! >= b.close[t - 1]! && b.close[t]! < b.open[t - 1]!) ||
            (b.open[t]! > b.close[t - 1]! && b.close[t]! <= b.open[t - 1]!));
    if (!covers) return 0;
    return color(b, t) * (b.open[t]! !== b.close[t - 1]! && b.close[t]! !== b.open[t - 1]! ? 100 : 80);
  },
  example: {
    columns: [
      [67, 61, 61, 57],
      [67, 61, 61, 64],
      [61, 61, 52, 57],
      [61, 61, 60, 63],
    ],
    params: [],
    gives: [Number.NaN, Number.NaN, -80, 100],
  },
});
