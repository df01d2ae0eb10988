// payoff: average gain over average loss.

import { type Metric, quotient } from "../metric.ts";
import { averageGain } from "./average-gain.ts";
import { averageLoss } from "./average-loss.ts";

export const payoff = {
  name: "payoff",
  label: "Payoff ratio",
  unit: "ratio",
  direction: 1,
  formula: "average gain / |average loss|",
  source: "quantstats payoff_ratio",
  compute: (sample) => quotient(averageGain.compute(sample), Math.abs(averageLoss.compute(sample))),
} as const satisfies Metric;
