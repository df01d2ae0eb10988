// best_bar: largest return of one bar.
import type { Metric } from "../metric.ts";
import { lowestOf } from "../path.ts";

export const bestBar = {
  name: "best_bar",
  label: "Best bar",
  unit: "fraction",
  direction: 1,
  formula: "max(r)",
  source: "quantstats best",
  compute: (sample) => -lowestOf(sample.finite.map((r) => -r)),
} as const satisfies Metric;
