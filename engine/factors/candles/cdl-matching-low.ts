// cdl_matching_low(open, high, low, close, settings): two black candles that close at the same price.
import { black, within } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlMatchingLow = candlePattern({
  name: "cdl_matching_low",
  says: "Two black candles that close at the same price: bullish.",
  source: "CDLMATCHINGLOW",
  before: 1,
  lengths: [{ setting: "equal", back: 1 }],
  pattern: (b, t, length) =>
    black(b, t - 1) && black(b, t) && within(b.close[t]!, b.close[t - 1]!, length[0]!) ? 100 : 0,
  example: {
    columns: [
      [60, 58, 55, 63, 58, 61, 62, 60],
      [60, 59, 62, 63, 61, 64, 62, 60],
      [58, 50, 55, 60, 50, 53, 59, 58],
      [58, 58, 58, 61, 61, 63, 59, 59],
    ],
    params: [],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0, 100],
  },
});
