// What ran ahead comes back.
import { factorFamily, windows } from "./family.ts";

export const reversal = factorFamily({
  name: "reversal",
  says: "What ran ahead comes back.",
  templates: [
    {
      name: "reversal-return",
      says: "Loss of the last n bars.",
      formula: "-returns(close, {n})",
      parameters: { n: windows(1, 21) },
    },
    {
      name: "reversal-average",
      says: "Distance below the average of n bars.",
      formula: "ts_mean(close, {n}) / close - 1",
      parameters: { n: windows(2, 60) },
    },
    {
      name: "reversal-zscore",
      says: "Low against its own n bars.",
      formula: "-ts_zscore(close, {n})",
      parameters: { n: windows(3, 120) },
    },
    {
      name: "reversal-range-place",
      says: "Low in the range of n bars.",
      formula: "(ts_max(high, {n}) - close) / (ts_max(high, {n}) - ts_min(low, {n}))",
      parameters: { n: windows(2, 120) },
    },
    {
      name: "reversal-rank",
      says: "Low rank of the close among its own n bars.",
      formula: "-ts_rank(close, {n})",
      parameters: { n: windows(3, 120) },
    },
    {
      name: "reversal-residual",
      says: "Distance below its own trend.",
      formula: "-ts_resid(log(close), {n})",
      parameters: { n: windows(5, 120) },
    },
    {
      name: "reversal-in-volatility",
      says: "Loss of n bars in units of its volatility.",
      formula: "-returns(close, {n}) / ts_std(returns(close, 1), {v})",
      parameters: { n: windows(1, 21), v: windows(10, 120) },
    },
  ],
});
