// return.annual_observed: compounded return per year of the bars that have one.
import type { Metric } from "../metric.ts";
import { annualGrowth, growthOf } from "../path.ts";

export const returnAnnualObserved = {
  name: "return.annual_observed",
  label: "Annual return over observed bars",
  unit: "fraction",
  direction: 1,
  formula: "Π(1 + r)^(A / n) − 1, n = bars that have a return",
  source: "quantstats cagr",
  compute: (sample) => annualGrowth(growthOf(sample.finite), sample.finite.length, sample.periodsPerYear),
} as const satisfies Metric;
