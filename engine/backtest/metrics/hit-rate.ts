// hit_rate: gaining bars among the bars that moved.
import { gainsOf } from "../legs.ts";
import { type Metric, quotient } from "../metric.ts";

export const hitRate = {
  name: "hit_rate",
  label: "Share of gaining bars",
  unit: "fraction",
  direction: 1,
  formula: "bars with r > 0 / bars with r ≠ 0",
  source: "quantstats win_rate",
  compute: (sample) => quotient(gainsOf(sample.finite).length, sample.finite.filter((r) => r !== 0).length),
} as const satisfies Metric;
