// Momentum weighed by volatility, and the other way round.
import { factorFamily, windows } from "./family.ts";

export const volatilityMomentum = factorFamily({
  name: "volatility-momentum",
  says: "Momentum weighed by volatility, and the other way round.",
  templates: [
    {
      name: "volatility-momentum-ratio",
      says: "Return of n bars per unit of volatility.",
      formula: "returns(close, {n}) / ts_std(returns(close, 1), {v})",
      parameters: { n: windows(5, 252), v: windows(5, 120) },
    },
    {
      name: "volatility-momentum-calm",
      says: "Momentum among calm stocks.",
      formula: "rank(returns(close, {n})) * rank(-ts_std(returns(close, 1), {v}))",
      parameters: { n: windows(5, 252), v: windows(5, 120) },
    },
    {
      name: "volatility-momentum-information",
      says: "Mean return per deviation.",
      formula: "ts_mean(returns(close, 1), {n}) / ts_std(returns(close, 1), {n})",
      parameters: { n: windows(5, 252) },
    },
    {
      name: "volatility-momentum-range",
      says: "Return of n bars per average range.",
      formula: "delta(close, {n}) / ts_sum(high - low, {v})",
      parameters: { n: windows(2, 120), v: windows(2, 120) },
    },
    {
      name: "volatility-momentum-squeeze",
      says: "Momentum where volatility fell.",
      formula: "returns(close, {n}) * (ts_std(returns(close, 1), {s}) / ts_std(returns(close, 1), {f}))",
      parameters: { n: windows(2, 120), f: windows(5, 40), s: windows(20, 252) },
      constraints: ["f < s"],
    },
    {
      name: "volatility-momentum-efficiency",
      says: "Net move per path walked.",
      formula: "delta(close, {n}) / ts_sum(abs(delta(close, 1)), {n})",
      parameters: { n: windows(3, 120) },
    },
  ],
});
