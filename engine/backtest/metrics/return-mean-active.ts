// return.mean_active: mean return of the bars that are not exactly zero.
import { meanOf } from "#engine/core";
import type { Metric } from "../metric.ts";

export const returnMeanActive = {
  name: "return.mean_active",
  label: "Mean return of moving bars",
  unit: "fraction",
  direction: 1,
  formula: "mean(r where r ≠ 0)",
  source: "quantstats avg_return",
  compute: (sample) => meanOf(sample.finite.filter((r) => r !== 0)),
} as const satisfies Metric;
