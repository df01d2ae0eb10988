// sharpe_per_bar: mean excess return over its deviation, not annualised.
import { meanOf } from "#engine/core";
import { type Metric, quotient, spreadOf } from "../metric.ts";

export const sharpePerBar = {
  name: "sharpe_per_bar",
  label: "Sharpe ratio per bar",
  unit: "ratio",
  direction: 1,
  formula: "mean(r − rf) / std(r − rf, ddof 1); undefined without variance",
  source: "Sharpe 1994",
  compute: (sample) => {
    const excess = sample.finite.map((r) => r - sample.riskFreePerBar);
    return quotient(meanOf(excess), spreadOf(excess));
  },
} as const satisfies Metric;
