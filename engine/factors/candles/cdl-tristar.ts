// cdl_tristar(open, high, low, close, settings): three dojis, the middle one beyond the others.
import { body, bottom, gapDown, gapUp, top } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlTristar = candlePattern({
  name: "cdl_tristar",
  says: "Three dojis, the middle one beyond the others.",
  source: "CDLTRISTAR",
  before: 2,
  lengths: [{ setting: "bodyDoji", back: 2 }],
  pattern: (b, t, length) => {
    const doji = length[0]!;
    if (body(b, t - 2) > doji || body(b, t - 1) > doji || body(b, t) > doji) return 0;
    if (gapUp(b, t - 1, t - 2) && top(b, t) < top(b, t - 1)) return -100;
    return gapDown(b, t - 1, t - 2) && bottom(b, t) > bottom(b, t - 1) ? 100 : 0;
  },
  example: {
    columns: [
      [105, 97, 93, 90, 81, 80, 84, 84, 76, 75, 74, 70, 73, 70],
      [105, 102, 93, 94, 83, 83, 92, 84, 76, 76, 75, 71, 74, 70],
      [99, 93, 90, 80, 76, 80, 83, 80, 75, 74, 69, 68, 69, 70],
      [99, 98, 91, 81, 77, 82, 84, 81, 75, 74, 70, 70, 73, 70],
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
