// cdl_shooting_star(open, high, low, close, settings): a small body at the bottom of a long upper shadow, above the last body.
import { body, gapUp, lowerShadow, upperShadow } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlShootingStar = candlePattern({
  name: "cdl_shooting_star",
  says: "A small body at the bottom of a long upper shadow, above the last body: bearish.",
  source: "CDLSHOOTINGSTAR",
  before: 1,
  lengths: [
    { setting: "bodyShort", back: 0 },
    { setting: "shadowLong", back: 0 },
    { setting: "shadowVeryShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    body(b, t) < length[0]! && upperShadow(b, t) > length[1]! && lowerShadow(b, t) < length[2]! && gapUp(b, t, t - 1)
      ? -100
      : 0,
  example: {
    columns: [
      [153, 161, 151, 150, 148, 144, 138, 140, 134, 135, 133, 133, 140],
      [162, 162, 159, 152, 149, 152, 138, 140, 137, 136, 136, 140, 148],
      [153, 152, 151, 149, 138, 137, 135, 128, 133, 127, 132, 132, 140],
      [162, 152, 151, 149, 139, 138, 135, 136, 137, 131, 134, 139, 140],
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
