// value_at_risk: return that only the worst 5% of bars fall below.
import { quantileOf } from "#engine/core";
import type { Metric } from "../metric.ts";

export const valueAtRisk = {
  name: "value_at_risk",
  label: "Value at risk",
  unit: "fraction",
  direction: 1,
  formula:
    "empirical percentile of returns (5% unless said), linear between order statistics; undefined when a bar has no return",
  source: "empyrical value_at_risk",
  compute: (sample) =>
    sample.finite.length < sample.returns.length ? Number.NaN : quantileOf(sample.returns, sample.tail),
} as const satisfies Metric;
