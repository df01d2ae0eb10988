// return.total: compounded return over all bars.
import type { Metric } from "../metric.ts";
import { growthOf } from "../path.ts";

export const returnTotal = {
  name: "return.total",
  label: "Total return",
  unit: "fraction",
  direction: 1,
  formula: "Π(1 + r) − 1",
  source: "Definition; empyrical cum_returns_final, quantstats comp",
  compute: (sample) => (sample.finite.length === 0 ? Number.NaN : growthOf(sample.finite) - 1),
} as const satisfies Metric;
