// cdl_separating_lines(open, high, low, close, settings): two candles of opposite colours that open at the same price, the second a long one from its end.
import { black, body, color, lowerShadow, upperShadow, white, within } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlSeparatingLines = candlePattern({
  name: "cdl_separating_lines",
  says: "Two candles of opposite colours that open at the same price, the second a long one from its end.",
  source: "CDLSEPARATINGLINES",
  before: 1,
  lengths: [
    { setting: "equal", back: 1 },
    { setting: "bodyLong", back: 0 },
    { setting: "shadowVeryShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    color(b, t - 1) === -color(b, t) &&
    within(b.open[t]!, b.open[t - 1]!, length[0]!) &&
    body(b, t) > length[1]! &&
    ((white(b, t) && lowerShadow(b, t) < length[2]!) || (black(b, t) && upperShadow(b, t) < length[2]!))
      ? 100 * color(b, t)
      : 0,
  example: {
    columns: [
      [62, 59, 56, 57, 62, 62, 71, 81, 76, 78, 77, 83, 83],
      [63, 60, 57, 57, 65, 72, 81, 81, 80, 78, 81, 86, 83],
      [58, 52, 56, 57, 61, 62, 71, 73, 74, 77, 76, 79, 73],
      [59, 56, 57, 57, 64, 71, 80, 75, 80, 77, 81, 85, 74],
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
      0,
      -100,
    ],
  },
});
