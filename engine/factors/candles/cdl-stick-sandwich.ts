// cdl_stick_sandwich(open, high, low, close, settings): a white candle between two black ones that close at the same price.
import { black, white, within } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlStickSandwich = candlePattern({
  name: "cdl_stick_sandwich",
  says: "A white candle between two black ones that close at the same price: bullish.",
  source: "CDLSTICKSANDWICH",
  before: 2,
  lengths: [{ setting: "equal", back: 2 }],
  pattern: (b, t, length) =>
    black(b, t - 2) &&
    white(b, t - 1) &&
    black(b, t) &&
    b.low[t - 1]! > b.close[t - 2]! &&
    within(b.close[t]!, b.close[t - 2]!, length[0]!)
      ? 100
      : 0,
  example: {
    columns: [
      [133, 133, 140, 140, 131, 122, 118, 119, 119],
      [136, 140, 148, 148, 133, 122, 118, 123, 119],
      [132, 132, 140, 134, 122, 118, 117, 119, 116],
      [134, 139, 140, 134, 122, 120, 117, 119, 117],
    ],
    params: [],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0, 100],
  },
});
