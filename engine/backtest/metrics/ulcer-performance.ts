// ulcer_performance: total return over the ulcer index.
import { type Metric, quotient } from "../metric.ts";
import { returnTotal } from "./return-total.ts";
import { ulcerIndex } from "./ulcer-index.ts";

export const ulcerPerformance = {
  name: "ulcer_performance",
  label: "Ulcer performance index",
  unit: "ratio",
  direction: 1,
  formula: "total return / ulcer index",
  source: "quantstats ulcer_performance_index",
  compute: (sample) => quotient(returnTotal.compute(sample), ulcerIndex.compute(sample)),
} as const satisfies Metric;
