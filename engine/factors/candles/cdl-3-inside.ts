// cdl_3_inside(open, high, low, close, settings): a long candle, a short one inside its body, and a third that closes beyond the first open the other way.
import { black, body, bottom, color, top, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdl3Inside = candlePattern({
  name: "cdl_3_inside",
  says: "A long candle, a short one inside its body, and a third that closes beyond the first open the other way.",
  source: "CDL3INSIDE",
  before: 2,
  lengths: [
    { setting: "bodyLong", back: 2 },
    { setting: "bodyShort", back: 1 },
  ],
  pattern: (b, t, length) =>
    body(b, t - 2) > length[0]! &&
    body(b, t - 1) <= length[1]! &&
    top(b, t - 1) < top(b, t - 2) &&
    bottom(b, t - 1) > bottom(b, t - 2) &&
    ((white(b, t - 2) && black(b, t) && b.close[t]! < b.open[t - 2]!) ||
      (black(b, t - 2) && white(b, t) && b.close[t]! > b.open[t - 2]!))
      ? -100 * color(b, t - 2)
      : 0,
  example: {
    columns: [
      [70, 67, 64, 71, 76, 80, 83, 81, 90, 80, 72, 80, 84, 79],
      [71, 68, 70, 74, 79, 88, 83, 92, 94, 88, 89, 89, 86, 87],
      [67, 65, 62, 63, 76, 76, 79, 80, 73, 72, 72, 80, 82, 72],
      [67, 65, 66, 73, 78, 86, 81, 90, 81, 74, 81, 89, 82, 73],
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
      0,
      -100,
    ],
  },
});
