// recovery_factor: sum of returns over the deepest drawdown.
import { sumOf } from "#engine/core";
import { type Metric, quotient } from "../metric.ts";
import { maxDrawdown } from "./max-drawdown.ts";

export const recoveryFactor = {
  name: "recovery_factor",
  label: "Recovery factor",
  unit: "ratio",
  direction: 1,
  formula: "|Σ r| / |maximum drawdown|",
  source: "quantstats recovery_factor",
  compute: (sample) => quotient(Math.abs(sumOf(sample.finite)), Math.abs(maxDrawdown.compute(sample))),
} as const satisfies Metric;
