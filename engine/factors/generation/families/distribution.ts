// The shape of the past returns.
import { factorFamily, windows } from "./family.ts";

export const distribution = factorFamily({
  name: "distribution",
  says: "The shape of the past returns.",
  templates: [
    {
      name: "distribution-skewness",
      says: "Skewness of returns.",
      formula: "-ts_skew(returns(close, 1), {n})",
      parameters: { n: windows(10, 252) },
    },
    {
      name: "distribution-kurtosis",
      says: "Kurtosis of returns.",
      formula: "ts_kurt(returns(close, 1), {n})",
      parameters: { n: windows(10, 252) },
    },
    {
      name: "distribution-quantile",
      says: "A quantile of returns in units of their deviation.",
      formula: "ts_quantile(returns(close, 1), {n}, {q}) / ts_std(returns(close, 1), {n})",
      parameters: { n: windows(20, 252), q: { from: 0.02, to: 0.98, scale: "linear", whole: false, steps: 5 } },
    },
    {
      name: "distribution-median-gap",
      says: "Mean against median of returns.",
      formula: "(ts_mean(returns(close, 1), {n}) - ts_median(returns(close, 1), {n})) / ts_std(returns(close, 1), {n})",
      parameters: { n: windows(10, 252) },
    },
    {
      name: "distribution-memory",
      says: "Correlation of returns with those of k bars before.",
      formula: "ts_corr(returns(close, 1), delay(returns(close, 1), {k}), {n})",
      parameters: { k: windows(1, 10), n: windows(20, 252) },
    },
    {
      name: "distribution-time-of-high",
      says: "Bars since the high against bars since the low.",
      formula: "ts_argmin(low, {n}) - ts_argmax(high, {n})",
      parameters: { n: windows(5, 252) },
    },
  ],
});
