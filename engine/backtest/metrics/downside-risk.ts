// downside_risk: root mean square of the shortfalls, annualised.
import { meanOf } from "#engine/core";
import type { Metric, Sample } from "../metric.ts";

/** Shared with the Sortino ratio. */
export function downsideRiskOf(sample: Sample): number {
  const squares = sample.finite.map((r) => Math.min(r - sample.requiredPerBar, 0) ** 2);
  return Math.sqrt(meanOf(squares) * sample.periodsPerYear);
}

export const downsideRisk = {
  name: "downside_risk",
  label: "Annual downside risk",
  unit: "fraction",
  direction: -1,
  formula: "√(mean(min(r − required, 0)²) · A), every bar counts in the mean",
  source: "empyrical downside_risk",
  compute: downsideRiskOf,
} as const satisfies Metric;
