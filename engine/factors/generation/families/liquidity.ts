// What trading costs.
import { factorFamily, windows } from "./family.ts";

export const liquidity = factorFamily({
  name: "liquidity",
  says: "What trading costs.",
  templates: [
    {
      name: "liquidity-amihud",
      says: "Move per unit of money traded.",
      formula: "ts_mean(abs(returns(close, 1)) / (close * volume), {n})",
      parameters: { n: windows(3, 252) },
    },
    {
      name: "liquidity-money",
      says: "Money traded, averaged, as a rank.",
      formula: "-rank(ts_mean(close * volume, {n}))",
      parameters: { n: windows(5, 252) },
    },
    {
      name: "liquidity-reversal",
      says: "How far signed volume is undone the next day.",
      formula: "-ts_corr(delay(sign(returns(close, 1)) * volume, 1), returns(close, 1), {n})",
      parameters: { n: windows(10, 120) },
    },
    {
      name: "liquidity-range-cost",
      says: "Range per unit of money traded.",
      formula: "ts_mean((high - low) / close, {n}) / ts_mean(close * volume, {n})",
      parameters: { n: windows(3, 120) },
    },
  ],
});
