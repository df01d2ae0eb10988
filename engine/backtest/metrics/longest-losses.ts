// longest_losses: most losing bars in a row.
import { longestRun } from "../legs.ts";
import type { Metric } from "../metric.ts";

export const longestLosses = {
  name: "longest_losses",
  label: "Longest run of losses",
  unit: "count",
  direction: -1,
  formula: "most bars in a row with r < 0",
  source: "quantstats consecutive_losses",
  compute: (sample) => longestRun(sample.finite, (r) => r < 0),
} as const satisfies Metric;
