// cdl_hikkake_mod(open, high, low, close, settings): two candles inside those before, the first closing at its edge, and a false break.
import { breakout, confirmed, inside } from "../technical/candle-confirmation.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlHikkakeMod = candlePattern({
  name: "cdl_hikkake_mod",
  says: "Two candles inside those before, the first closing at its edge, and a false break; 200 when a close within three rows confirms the turn.",
  source: "CDLHIKKAKEMOD",
  before: 5,
  least: 1,
  lengths: [
    { setting: "near", back: 2, since: 5 },
    { setting: "near", back: 3, since: 5 },
    { setting: "near", back: 4, since: 5 },
    { setting: "near", back: 5, since: 5 },
  ],
  pattern: (b, t, length) =>
    confirmed(b, t, (back) => {
      const row = t - back;
      if (!inside(b, row - 2) || !inside(b, row - 1)) return 0;
      const side = breakout(b, row);
      const edge =
        side > 0
          ? b.close[row - 2]! <= b.low[row - 2]! + length[back]!
          : b.close[row - 2]! >= b.high[row - 2]! - length[back]!;
      return edge ? side : 0;
    }),
  example: {
    columns: [
      [252, 261, 269, 268, 270, 273, 273, 264, 266, 267, 270, 266],
      [262, 265, 270, 269, 277, 274, 281, 269, 268, 269, 271, 266],
      [252, 257, 265, 259, 266, 273, 263, 264, 265, 266, 267, 262],
      [261, 264, 269, 267, 273, 273, 264, 268, 265, 267, 268, 263],
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
      0,
      -200,
    ],
  },
});
