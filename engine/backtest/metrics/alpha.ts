// alpha: annual return beyond what beta explains, compounded.
import { meanOf } from "#engine/core";
import { pairsOf, slopeOf } from "../legs.ts";
import type { Metric } from "../metric.ts";

export const alpha = {
  name: "alpha",
  label: "Alpha",
  unit: "fraction",
  direction: 1,
  formula: "(1 + mean(r − rf − beta · (b − rf)))^A − 1",
  source: "Jensen 1968; empyrical alpha",
  needs: "benchmark",
  compute: (sample) => {
    const pair = pairsOf(sample);
    const beta = slopeOf(pair);
    const rf = sample.riskFreePerBar;
    return (1 + meanOf(pair.own) - rf - beta * (meanOf(pair.benchmark) - rf)) ** sample.periodsPerYear - 1;
  },
} as const satisfies Metric;
