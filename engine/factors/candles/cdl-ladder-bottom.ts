// cdl_ladder_bottom(open, high, low, close, settings): three falling black candles, a black one that looks up, and a white one that closes above it.
import { black, upperShadow, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlLadderBottom = candlePattern({
  name: "cdl_ladder_bottom",
  says: "Three falling black candles, a black one that looks up, and a white one that closes above it: bullish.",
  source: "CDLLADDERBOTTOM",
  before: 4,
  lengths: [{ setting: "shadowVeryShort", back: 1 }],
  pattern: (b, t, length) =>
    black(b, t - 4) &&
    black(b, t - 3) &&
    black(b, t - 2) &&
    b.open[t - 4]! > b.open[t - 3]! &&
    b.open[t - 3]! > b.open[t - 2]! &&
    b.close[t - 4]! > b.close[t - 3]! &&
    b.close[t - 3]! > b.close[t - 2]! &&
    black(b, t - 1) &&
    upperShadow(b, t - 1) > length[0]! &&
    white(b, t) &&
    b.open[t]! > b.open[t - 1]! &&
    b.close[t]! > b.high[t - 1]!
      ? 100
      : 0,
  example: {
    columns: [
      [72, 72, 63, 59, 65, 68, 74, 83, 81, 82, 81, 72, 69, 59, 53, 57],
      [74, 80, 65, 66, 69, 76, 87, 84, 81, 84, 82, 72, 69, 67, 54, 64],
      [72, 63, 51, 59, 64, 67, 74, 79, 73, 81, 70, 65, 59, 45, 51, 57],
      [73, 63, 59, 65, 68, 74, 83, 81, 81, 81, 72, 69, 60, 53, 52, 63],
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
      100,
    ],
  },
});
