// volatility.annual: deviation of returns, annualised.
import { deviationOf } from "#engine/core";
import type { Metric } from "../metric.ts";

export const volatilityAnnual = {
  name: "volatility.annual",
  label: "Annual volatility",
  unit: "fraction",
  direction: -1,
  formula: "std(r, ddof 1) · √A",
  source: "empyrical annual_volatility, quantstats volatility",
  compute: (sample) => deviationOf(sample.finite, 1) * Math.sqrt(sample.periodsPerYear),
} as const satisfies Metric;
