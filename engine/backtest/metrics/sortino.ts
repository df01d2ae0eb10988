// sortino: mean excess return over downside risk, annualised.
import { meanOf } from "#engine/core";
import { type Metric, quotient } from "../metric.ts";
import { downsideRiskOf } from "./downside-risk.ts";

export const sortino = {
  name: "sortino",
  label: "Sortino ratio",
  unit: "ratio",
  direction: 1,
  formula: "mean(r − required) · A / annual downside risk",
  source: "Sortino and Price 1994; empyrical sortino_ratio, quantstats sortino",
  compute: (sample) => {
    const risk = downsideRiskOf(sample);
    if (!(risk > 1e-14)) return Number.NaN;
    return quotient((meanOf(sample.finite) - sample.requiredPerBar) * sample.periodsPerYear, risk);
  },
} as const satisfies Metric;
