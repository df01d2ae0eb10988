// longest_gains: most gaining bars in a row.
import { longestRun } from "../legs.ts";
import type { Metric } from "../metric.ts";

export const longestGains = {
  name: "longest_gains",
  label: "Longest run of gains",
  unit: "count",
  direction: 1,
  formula: "most bars in a row with r > 0",
  source: "quantstats consecutive_wins",
  compute: (sample) => longestRun(sample.finite, (r) => r > 0),
} as const satisfies Metric;
