// outlier_loss_ratio: size of the largest losses over the usual one.
import { meanOf, quantileOf } from "#engine/core";
import { lossesOf } from "../legs.ts";
import { type Metric, quotient } from "../metric.ts";

export const outlierLossRatio = {
  name: "outlier_loss_ratio",
  label: "Outlier loss ratio",
  unit: "ratio",
  direction: 0,
  formula: "1st percentile / mean(r < 0)",
  source: "quantstats outlier_loss_ratio",
  compute: (sample) => quotient(quantileOf(sample.finite, 0.01), meanOf(lossesOf(sample.finite))),
} as const satisfies Metric;
