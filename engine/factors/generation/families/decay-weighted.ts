// Recent bars count more.
import { factorFamily, windows } from "./family.ts";

export const decayWeighted = factorFamily({
  name: "decay-weighted",
  says: "Recent bars count more.",
  templates: [
    {
      name: "decay-linear-return",
      says: "Returns with linearly falling weights.",
      formula: "decay_linear(returns(close, 1), {n})",
      parameters: { n: windows(3, 120) },
    },
    {
      name: "decay-linear-gap",
      says: "Close against its linearly weighted average.",
      formula: "close / decay_linear(close, {n}) - 1",
      parameters: { n: windows(3, 120) },
    },
    {
      name: "decay-linear-rank-correlation",
      says: "Smoothed correlation of price and volume.",
      formula: "-decay_linear(ts_corr(close, volume, {n}), {d})",
      parameters: { n: windows(4, 60), d: windows(2, 20) },
    },
    {
      name: "decay-exponential-return",
      says: "Returns with exponentially falling weights.",
      formula: "ema(returns(close, 1), {n})",
      parameters: { n: windows(2, 120) },
    },
    {
      name: "decay-exponential-risk",
      says: "Exponential mean return per deviation.",
      formula: "ema(returns(close, 1), {n}) / ewm_std(returns(close, 1), {n})",
      parameters: { n: windows(3, 120) },
    },
    {
      name: "decay-linear-surge",
      says: "Linearly weighted volume surge times return.",
      formula: "decay_linear(returns(close, 1) * (volume / ts_mean(volume, {v})), {n})",
      parameters: { v: windows(5, 60), n: windows(3, 60) },
    },
  ],
});
