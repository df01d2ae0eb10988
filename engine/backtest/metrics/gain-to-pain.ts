// gain_to_pain: sum of returns over sum of losses.
import { sumOf } from "#engine/core";
import { lossesOf } from "../legs.ts";
import { type Metric, quotient } from "../metric.ts";

export const gainToPain = {
  name: "gain_to_pain",
  label: "Gain-to-pain ratio",
  unit: "ratio",
  direction: 1,
  formula: "Σ r / |Σ r where r < 0|",
  source: "Schwager; quantstats gain_to_pain_ratio",
  compute: (sample) => quotient(sumOf(sample.finite), Math.abs(sumOf(lossesOf(sample.finite)))),
} as const satisfies Metric;
