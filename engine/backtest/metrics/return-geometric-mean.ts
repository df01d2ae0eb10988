// return.geometric_mean: compounded return per bar.
import type { Metric } from "../metric.ts";
import { annualGrowth, growthOf } from "../path.ts";

export const returnGeometricMean = {
  name: "return.geometric_mean",
  label: "Geometric mean return per bar",
  unit: "fraction",
  direction: 1,
  formula: "Π(1 + r)^(1 / n) − 1",
  source: "quantstats geometric_mean, expected_return",
  compute: (sample) => annualGrowth(growthOf(sample.finite), sample.finite.length, 1),
} as const satisfies Metric;
