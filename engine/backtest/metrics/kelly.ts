// kelly: stake that maximises growth of a repeated bet with these odds.

import type { Metric } from "../metric.ts";
import { hitRate } from "./hit-rate.ts";
import { payoff } from "./payoff.ts";

export const kelly = {
  name: "kelly",
  label: "Kelly fraction",
  unit: "fraction",
  direction: 1,
  formula: "p − (1 − p) / payoff ratio, p = share of gaining bars",
  source: "Kelly 1956; quantstats kelly_criterion",
  compute: (sample) => {
    const p = hitRate.compute(sample);
    return p - (1 - p) / payoff.compute(sample);
  },
} as const satisfies Metric;
