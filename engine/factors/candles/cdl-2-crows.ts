// cdl_2_crows(open, high, low, close, settings): a long white candle, then two black ones after a gap up, the second closing inside the first body.
import { black, body, gapUp, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdl2Crows = candlePattern({
  name: "cdl_2_crows",
  says: "A long white candle, then two black ones after a gap up, the second closing inside the first body: bearish.",
  source: "CDL2CROWS",
  before: 2,
  lengths: [{ setting: "bodyLong", back: 2 }],
  pattern: (b, t, length) =>
    white(b, t - 2) &&
    body(b, t - 2) > length[0]! &&
    black(b, t - 1) &&
    gapUp(b, t - 1, t - 2) &&
    black(b, t) &&
    b.open[t]! < b.open[t - 1]! &&
    b.open[t]! > b.close[t - 1]! &&
    b.close[t]! > b.open[t - 2]! &&
    b.close[t]! < b.close[t - 2]!
      ? -100
      : 0,
  example: {
    columns: [
      [87, 81, 84, 83, 79, 70, 67, 74, 78, 76, 76, 77, 88, 86],
      [95, 84, 85, 87, 79, 70, 75, 78, 78, 79, 85, 83, 88, 90],
      [76, 81, 80, 77, 70, 67, 65, 73, 74, 68, 75, 75, 83, 80],
      [78, 83, 84, 77, 70, 67, 71, 73, 74, 77, 77, 83, 84, 80],
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
