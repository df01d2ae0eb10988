// tail_ratio: size of the upper tail over that of the lower.
import { quantileOf } from "#engine/core";
import { type Metric, quotient } from "../metric.ts";

export const tailRatio = {
  name: "tail_ratio",
  label: "Tail ratio",
  unit: "ratio",
  direction: 1,
  formula: "|95th percentile| / |5th percentile| of returns",
  source: "empyrical tail_ratio, quantstats tail_ratio",
  compute: (sample) => quotient(Math.abs(quantileOf(sample.finite, 0.95)), Math.abs(quantileOf(sample.finite, 0.05))),
} as const satisfies Metric;
