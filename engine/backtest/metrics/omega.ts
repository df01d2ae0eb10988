// omega: gains beyond a threshold over losses below it.
import { sumOf } from "#engine/core";
import { gainsOf, lossesOf } from "../legs.ts";
import { type Metric, quotient } from "../metric.ts";

export const omega = {
  name: "omega",
  label: "Omega ratio",
  unit: "ratio",
  direction: 1,
  formula: "Σ max(r − τ, 0) / Σ max(τ − r, 0), τ = (1 + required per year)^(1/A) − 1",
  source: "Keating and Shadwick 2002; empyrical omega_ratio, quantstats omega",
  compute: (sample) => {
    const threshold = (1 + sample.requiredAnnual) ** (1 / sample.periodsPerYear) - 1;
    const beyond = sample.finite.map((r) => r - sample.riskFreePerBar - threshold);
    return quotient(sumOf(gainsOf(beyond)), -sumOf(lossesOf(beyond)));
  },
} as const satisfies Metric;
