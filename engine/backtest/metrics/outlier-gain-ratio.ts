// outlier_gain_ratio: size of the largest gains over the usual one.
import { meanOf, quantileOf } from "#engine/core";
import { type Metric, quotient } from "../metric.ts";

export const outlierGainRatio = {
  name: "outlier_gain_ratio",
  label: "Outlier gain ratio",
  unit: "ratio",
  direction: 0,
  formula: "99th percentile / mean(r ≥ 0)",
  source: "quantstats outlier_win_ratio",
  compute: (sample) => quotient(quantileOf(sample.finite, 0.99), meanOf(sample.finite.filter((r) => r >= 0))),
} as const satisfies Metric;
