// beta: slope of returns on the benchmark's.
import { pairsOf, slopeOf } from "../legs.ts";
import type { Metric } from "../metric.ts";

export const beta = {
  name: "beta",
  label: "Beta",
  unit: "ratio",
  direction: 0,
  formula: "cov(r, b) / var(b) on the bars where both are known",
  source: "empyrical beta, quantstats greeks",
  needs: "benchmark",
  compute: (sample) => slopeOf(pairsOf(sample)),
} as const satisfies Metric;
