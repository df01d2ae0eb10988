// sortino.adjusted: Sortino ratio scaled to compare with the Sharpe ratio.
import type { Metric } from "../metric.ts";
import { sortino } from "./sortino.ts";

export const sortinoAdjusted = {
  name: "sortino.adjusted",
  label: "Adjusted Sortino ratio",
  unit: "ratio",
  direction: 1,
  formula: "Sortino ratio / √2",
  source: "quantstats adjusted_sortino, after Red Rock Capital",
  compute: (sample) => sortino.compute(sample) / Math.SQRT2,
} as const satisfies Metric;
