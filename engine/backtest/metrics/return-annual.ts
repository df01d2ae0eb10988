// return.annual: compounded return per year, missing bars counted as time.
import type { Metric } from "../metric.ts";
import { annualGrowth, growthOf } from "../path.ts";

export const returnAnnual = {
  name: "return.annual",
  label: "Annual return",
  unit: "fraction",
  direction: 1,
  formula: "Π(1 + r)^(A / bars) − 1; a bar without a return takes time and earns nothing",
  source: "empyrical annual_return",
  compute: (sample) => annualGrowth(growthOf(sample.finite), sample.returns.length, sample.periodsPerYear),
} as const satisfies Metric;
