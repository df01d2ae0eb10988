// average_loss: mean return of the losing bars.
import { meanOf } from "#engine/core";
import { lossesOf } from "../legs.ts";
import type { Metric } from "../metric.ts";

export const averageLoss = {
  name: "average_loss",
  label: "Average loss",
  unit: "fraction",
  direction: 1,
  formula: "mean(r where r < 0)",
  source: "quantstats avg_loss",
  compute: (sample) => meanOf(lossesOf(sample.finite)),
} as const satisfies Metric;
