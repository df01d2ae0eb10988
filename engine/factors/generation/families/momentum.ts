// Past returns and trends go on.
import { factorFamily, windows } from "./family.ts";

export const momentum = factorFamily({
  name: "momentum",
  says: "Past returns and trends go on.",
  templates: [
    {
      name: "momentum-return",
      says: "Return of the last n bars.",
      formula: "returns(close, {n})",
      parameters: { n: windows(2, 252) },
    },
    {
      name: "momentum-skip",
      says: "Return of n bars that ended s bars ago.",
      formula: "delay(close, {s}) / delay(close, {n}) - 1",
      parameters: { n: windows(20, 252), s: windows(1, 42) },
      constraints: ["s < n"],
    },
    {
      name: "momentum-average-gap",
      says: "Fast average against slow average.",
      formula: "ts_mean(close, {f}) / ts_mean(close, {s}) - 1",
      parameters: { f: windows(2, 60), s: windows(10, 252) },
      constraints: ["f < s"],
    },
    {
      name: "momentum-ema-gap",
      says: "Fast exponential average against slow one.",
      formula: "ema(close, {f}) / ema(close, {s}) - 1",
      parameters: { f: windows(2, 60), s: windows(10, 200) },
      constraints: ["f < s"],
    },
    {
      name: "momentum-slope",
      says: "Trend of the logarithm of the price.",
      formula: "ts_slope(log(close), {n})",
      parameters: { n: windows(5, 252) },
    },
    {
      name: "momentum-trend-quality",
      says: "Trend times how straight it is.",
      formula: "ts_slope(log(close), {n}) * ts_rsquare(log(close), {n})",
      parameters: { n: windows(5, 252) },
    },
    {
      name: "momentum-high-gap",
      says: "Closeness to the highest price of n bars.",
      formula: "close / ts_max(high, {n})",
      parameters: { n: windows(5, 252) },
    },
    {
      name: "momentum-share-up",
      says: "Share of rising bars.",
      formula: "ts_mean(returns(close, 1) > 0, {n})",
      parameters: { n: windows(5, 252) },
    },
  ],
});
