// cdl_dark_cloud_cover(open, high, low, close, penetration, settings): a black candle that opens above a long white one and closes well into its body.
import { black, body, white } from "../technical/candle-bars.ts";
import { candlePattern } from "../technical/candle-pattern.ts";

export const cdlDarkCloudCover = candlePattern({
  name: "cdl_dark_cloud_cover",
  says: "A black candle that opens above a long white one and closes well into its body: bearish.",
  source: "CDLDARKCLOUDCOVER",
  before: 1,
  lengths: [{ setting: "bodyLong", back: 1 }],
  penetration: 0.5,
  pattern: (b, t, length, penetration) =>
    white(b, t - 1) &&
    body(b, t - 1) > length[0]! &&
    black(b, t) &&
    b.open[t]! > b.high[t - 1]! &&
    b.close[t]! > b.open[t - 1]! &&
    b.close[t]! < b.close[t - 1]! - body(b, t - 1) * penetration
      ? -100
      : 0,
  example: {
    columns: [
      [100, 104, 97, 90, 89, 93, 89, 81, 89, 84, 84, 88, 100],
      [103, 106, 98, 93, 93, 101, 91, 92, 91, 84, 88, 97, 101],
      [92, 97, 91, 90, 89, 86, 78, 80, 77, 82, 84, 88, 91],
      [101, 98, 95, 91, 92, 87, 80, 84, 85, 84, 88, 97, 91],
    ],
    params: [0.5],
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
