// cdl_harami_cross(open, high, low, close, settings): a doji inside the long body before.
import { body, bottom, color, top } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlHaramiCross = candlePattern({
  name: "cdl_harami_cross",
  says: "A doji inside the long body before; 80 where an end is level.",
  source: "CDLHARAMICROSS",
  before: 1,
  lengths: [
    { setting: "bodyLong", back: 1 },
    { setting: "bodyDoji", back: 0 },
  ],
  pattern: (b, t, length) => {
    if (!(body(b, t - 1) > length[0]! && body(b, t) <= length[1]!)) return 0;
    if (top(b, t) < top(b, t - 1) && bottom(b, t) > bottom(b, t - 1)) return -100 * color(b, t - 1);
    return top(b, t) <= top(b, t - 1) && bottom(b, t) >= bottom(b, t - 1) ? -80 * color(b, t - 1) : 0;
  },
  example: {
    columns: [
      [72, 70, 74, 79, 73, 68, 75, 78, 67, 61, 61, 57, 62],
      [73, 73, 75, 87, 77, 78, 78, 78, 67, 61, 61, 64, 63],
      [64, 66, 66, 75, 68, 68, 75, 61, 61, 61, 52, 57, 54],
      [72, 71, 74, 76, 69, 70, 78, 69, 61, 61, 60, 63, 62],
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
