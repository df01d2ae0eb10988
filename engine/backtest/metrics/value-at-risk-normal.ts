// value_at_risk.normal: the same if returns were normal.
import { deviationOf, meanOf, normalQuantile } from "#engine/core";
import type { Metric } from "../metric.ts";

export const valueAtRiskNormal = {
  name: "value_at_risk.normal",
  label: "Value at risk, normal",
  unit: "fraction",
  direction: 1,
  formula: "mean + Φ⁻¹(tail) · std(r, ddof 1)",
  source: "quantstats value_at_risk",
  compute: (sample) => meanOf(sample.finite) + normalQuantile(sample.tail) * deviationOf(sample.finite, 1),
} as const satisfies Metric;
