// cdl_upside_gap_2_crows(open, high, low, close, settings): a long white candle, a short black one above it, and a black one that engulfs that without filling the gap.
import { black, body, gapUp, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlUpsideGap2Crows = candlePattern({
  name: "cdl_upside_gap_2_crows",
  says: "A long white candle, a short black one above it, and a black one that engulfs that without filling the gap: bearish.",
  source: "CDLUPSIDEGAP2CROWS",
  before: 2,
  lengths: [
    { setting: "bodyLong", back: 2 },
    { setting: "bodyShort", back: 1 },
  ],
  pattern: (b, t, length) =>
    white(b, t - 2) &&
    body(b, t - 2) > length[0]! &&
    black(b, t - 1) &&
    body(b, t - 1) <= length[1]! &&
    gapUp(b, t - 1, t - 2) &&
    black(b, t) &&
    b.open[t]! > b.open[t - 1]! &&
    b.close[t]! < b.close[t - 1]! &&
    b.close[t]! > b.close[t - 2]!
      ? -100
      : 0,
  example: {
    columns: [
      [124, 120, 125, 116, 125, 129, 134, 133, 137, 137, 141, 132, 143, 145],
      [125, 120, 125, 127, 126, 131, 134, 139, 140, 139, 143, 138, 151, 146],
      [120, 119, 115, 114, 125, 121, 126, 133, 129, 129, 124, 132, 142, 133],
      [120, 120, 119, 125, 126, 129, 130, 137, 140, 138, 132, 138, 142, 141],
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
