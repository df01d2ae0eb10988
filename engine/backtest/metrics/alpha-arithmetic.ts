// alpha.arithmetic: annual return beyond what beta explains, not compounded.
import { meanOf } from "#engine/core";
import { pairsOf, slopeOf } from "../legs.ts";
import type { Metric } from "../metric.ts";

export const alphaArithmetic = {
  name: "alpha.arithmetic",
  label: "Alpha, arithmetic",
  unit: "fraction",
  direction: 1,
  formula: "(mean(r) − beta · mean(b)) · A",
  source: "quantstats greeks",
  needs: "benchmark",
  compute: (sample) => {
    const pair = pairsOf(sample);
    return (meanOf(pair.own) - slopeOf(pair) * meanOf(pair.benchmark)) * sample.periodsPerYear;
  },
} as const satisfies Metric;
