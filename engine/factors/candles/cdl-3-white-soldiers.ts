// cdl_3_white_soldiers(open, high, low, close, settings): three white candles in a row that open in or near the body before and close near their high.
import { body, upperShadow, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdl3WhiteSoldiers = candlePattern({
  name: "cdl_3_white_soldiers",
  says: "Three white candles in a row that open in or near the body before and close near their high: bullish.",
  source: "CDL3WHITESOLDIERS",
  before: 2,
  lengths: [
    { setting: "shadowVeryShort", back: 2 },
    { setting: "shadowVeryShort", back: 1 },
    { setting: "shadowVeryShort", back: 0 },
    { setting: "near", back: 2 },
    { setting: "near", back: 1 },
    { setting: "far", back: 2 },
    { setting: "far", back: 1 },
    { setting: "bodyShort", back: 0 },
  ],
  pattern: (b, t, length) =>
    white(b, t - 2) &&
    upperShadow(b, t - 2) < length[0]! &&
    white(b, t - 1) &&
    upperShadow(b, t - 1) < length[1]! &&
    white(b, t) &&
    upperShadow(b, t) < length[2]! &&
    b.close[t]! > b.close[t - 1]! &&
    b.close[t - 1]! > b.close[t - 2]! &&
    b.open[t - 1]! > b.open[t - 2]! &&
    b.open[t - 1]! <= b.close[t - 2]! + length[3]! &&
    b.open[t]! > b.open[t - 1]! &&
    b.open[t]! <= b.close[t - 1]! + length[4]! &&
    body(b, t - 1) > body(b, t - 2) - length[5]! &&
    body(b, t) > body(b, t - 1) - length[6]! &&
    body(b, t) > length[7]!
      ? 100
      : 0,
  example: {
    columns: [
      [31, 30, 37, 29, 31, 25, 28, 23, 29, 33, 24, 22, 23, 24],
      [31, 36, 39, 33, 31, 25, 29, 26, 33, 41, 25, 28, 29, 30],
      [29, 30, 29, 27, 24, 21, 20, 19, 21, 27, 14, 22, 23, 16],
      [30, 32, 31, 28, 25, 23, 24, 26, 31, 27, 22, 28, 29, 30],
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
      100,
    ],
  },
});
