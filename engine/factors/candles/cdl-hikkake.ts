// cdl_hikkake(open, high, low, close): a candle inside the one before and a false break out of it.
import { breakout, confirmed, inside } from "../technical/candle-confirmation.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlHikkake = candlePattern({
  name: "cdl_hikkake",
  says: "A candle inside the one before and a false break out of it; 200 when a close within three rows confirms the turn.",
  source: "CDLHIKKAKE",
  before: 5,
  lengths: [],
  pattern: (b, t) => confirmed(b, t, (back) => (inside(b, t - back - 1) ? breakout(b, t - back) : 0)),
  example: {
    columns: [
      [71, 76, 80, 83, 81, 90, 80],
      [74, 79, 88, 83, 92, 94, 88],
      [63, 76, 76, 79, 80, 73, 72],
      [73, 78, 86, 81, 90, 81, 74],
    ],
    params: [],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0, -200],
  },
});
