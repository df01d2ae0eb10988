// worst_bar: smallest return of one bar.
import type { Metric } from "../metric.ts";
import { lowestOf } from "../path.ts";

export const worstBar = {
  name: "worst_bar",
  label: "Worst bar",
  unit: "fraction",
  direction: 1,
  formula: "min(r)",
  source: "quantstats worst",
  compute: (sample) => lowestOf(sample.finite),
} as const satisfies Metric;
