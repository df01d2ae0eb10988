// How much prices move.
import { factorFamily, windows } from "./family.ts";

export const volatility = factorFamily({
  name: "volatility",
  says: "How much prices move.",
  templates: [
    {
      name: "volatility-close",
      says: "Deviation of returns.",
      formula: "-ts_std(returns(close, 1), {n})",
      parameters: { n: windows(5, 252) },
    },
    {
      name: "volatility-range",
      says: "Parkinson's range volatility.",
      formula: "-sqrt(ts_mean(log(high / low) ^ 2, {n}))",
      parameters: { n: windows(3, 252) },
    },
    {
      name: "volatility-downside",
      says: "Deviation of losses.",
      formula: "-sqrt(ts_mean(min2(returns(close, 1), 0) ^ 2, {n}))",
      parameters: { n: windows(5, 252) },
    },
    {
      name: "volatility-change",
      says: "Short volatility against long volatility.",
      formula: "ts_std(returns(close, 1), {f}) / ts_std(returns(close, 1), {s})",
      parameters: { f: windows(3, 40), s: windows(20, 252) },
      constraints: ["f < s"],
    },
    {
      name: "volatility-of-volatility",
      says: "Deviation of the range.",
      formula: "ts_std((high - low) / close, {n})",
      parameters: { n: windows(5, 120) },
    },
    {
      name: "volatility-overnight",
      says: "Deviation of the overnight move.",
      formula: "-ts_std(open / delay(close, 1) - 1, {n})",
      parameters: { n: windows(5, 120) },
    },
    {
      name: "volatility-maximum",
      says: "Largest return of n bars.",
      formula: "-ts_max(returns(close, 1), {n})",
      parameters: { n: windows(5, 120) },
    },
  ],
});
