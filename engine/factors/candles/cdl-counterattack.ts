// cdl_counterattack(open, high, low, close, settings): two long candles of opposite colours that close at the same price.
import { body, color, within } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlCounterattack = candlePattern({
  name: "cdl_counterattack",
  says: "Two long candles of opposite colours that close at the same price.",
  source: "CDLCOUNTERATTACK",
  before: 1,
  lengths: [
    { setting: "bodyLong", back: 1 },
    { setting: "bodyLong", back: 0 },
    { setting: "equal", back: 1 },
  ],
  pattern: (b, t, length) =>
    color(b, t - 1) === -color(b, t) &&
    body(b, t - 1) > length[0]! &&
    body(b, t) > length[1]! &&
    within(b.close[t]!, b.close[t - 1]!, length[2]!)
      ? 100 * color(b, t)
      : 0,
  example: {
    columns: [
      [183, 178, 184, 188, 189, 186, 192, 194, 201, 202, 205, 200, 193],
      [183, 182, 189, 189, 189, 189, 195, 201, 202, 210, 205, 201, 196],
      [178, 174, 183, 188, 187, 186, 184, 193, 201, 202, 199, 196, 193],
      [179, 182, 188, 189, 189, 187, 194, 200, 202, 206, 203, 196, 196],
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
      100,
    ],
  },
});
