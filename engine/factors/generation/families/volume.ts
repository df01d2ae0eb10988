// How much is traded.
import { factorFamily, windows } from "./family.ts";

export const volume = factorFamily({
  name: "volume",
  says: "How much is traded.",
  templates: [
    {
      name: "volume-surge",
      says: "Volume against its average.",
      formula: "volume / ts_mean(volume, {n})",
      parameters: { n: windows(3, 252) },
    },
    {
      name: "volume-trend",
      says: "Fast volume average against slow one.",
      formula: "ts_mean(volume, {f}) / ts_mean(volume, {s})",
      parameters: { f: windows(2, 30), s: windows(10, 252) },
      constraints: ["f < s"],
    },
    {
      name: "volume-rank",
      says: "Rank of today's volume among n bars.",
      formula: "ts_rank(volume, {n})",
      parameters: { n: windows(5, 252) },
    },
    {
      name: "volume-steadiness",
      says: "Volume's deviation in units of its average.",
      formula: "-ts_std(volume, {n}) / ts_mean(volume, {n})",
      parameters: { n: windows(5, 252) },
    },
    {
      name: "volume-slope",
      says: "Trend of the logarithm of volume.",
      formula: "ts_slope(log1p(volume), {n})",
      parameters: { n: windows(5, 120) },
    },
  ],
});
