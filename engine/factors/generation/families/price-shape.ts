// Where open, high, low and close stand to each other.
import { factorFamily, windows } from "./family.ts";

export const priceShape = factorFamily({
  name: "price-shape",
  says: "Where open, high, low and close stand to each other.",
  templates: [
    {
      name: "shape-body",
      says: "Body of the bar in its range, averaged.",
      formula: "ts_mean((close - open) / (high - low), {n})",
      parameters: { n: windows(1, 60) },
    },
    {
      name: "shape-close-place",
      says: "Place of the close in the bar, averaged.",
      formula: "ts_mean((2 * close - high - low) / (high - low), {n})",
      parameters: { n: windows(1, 60) },
    },
    {
      name: "shape-upper-shadow",
      says: "Upper shadow in units of the close, averaged.",
      formula: "-ts_mean((high - max2(open, close)) / close, {n})",
      parameters: { n: windows(1, 60) },
    },
    {
      name: "shape-lower-shadow",
      says: "Lower shadow in units of the close, averaged.",
      formula: "ts_mean((min2(open, close) - low) / close, {n})",
      parameters: { n: windows(1, 60) },
    },
    {
      name: "shape-overnight",
      says: "Overnight moves, summed.",
      formula: "ts_sum(open / delay(close, 1) - 1, {n})",
      parameters: { n: windows(1, 120) },
    },
    {
      name: "shape-intraday",
      says: "Moves from open to close, summed.",
      formula: "ts_sum(close / open - 1, {n})",
      parameters: { n: windows(1, 120) },
    },
    {
      name: "shape-tug-of-war",
      says: "Overnight against intraday moves.",
      formula: "ts_sum(open / delay(close, 1) - 1, {n}) - ts_sum(close / open - 1, {n})",
      parameters: { n: windows(1, 120) },
    },
  ],
});
