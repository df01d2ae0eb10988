// average_gain: mean return of the gaining bars.
import { meanOf } from "#engine/core";
import { gainsOf } from "../legs.ts";
import type { Metric } from "../metric.ts";

export const averageGain = {
  name: "average_gain",
  label: "Average gain",
  unit: "fraction",
  direction: 1,
  formula: "mean(r where r > 0)",
  source: "quantstats avg_win",
  compute: (sample) => meanOf(gainsOf(sample.finite)),
} as const satisfies Metric;
