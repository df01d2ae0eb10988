// risk_of_ruin: chance to lose everything at these odds, as quantstats defines it.

import type { Metric } from "../metric.ts";
import { hitRate } from "./hit-rate.ts";

export const riskOfRuin = {
  name: "risk_of_ruin",
  label: "Risk of ruin",
  unit: "fraction",
  direction: -1,
  formula: "((1 − p) / (1 + p))^n, p = share of gaining bars",
  source: "quantstats risk_of_ruin",
  compute: (sample) => {
    const p = hitRate.compute(sample);
    return ((1 - p) / (1 + p)) ** sample.finite.length;
  },
} as const satisfies Metric;
