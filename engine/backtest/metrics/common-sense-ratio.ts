// common_sense_ratio: profit factor times tail ratio.
import type { Metric } from "../metric.ts";
import { profitFactor } from "./profit-factor.ts";
import { tailRatio } from "./tail-ratio.ts";

export const commonSenseRatio = {
  name: "common_sense_ratio",
  label: "Common sense ratio",
  unit: "ratio",
  direction: 1,
  formula: "profit factor · tail ratio",
  source: "quantstats common_sense_ratio",
  compute: (sample) => profitFactor.compute(sample) * tailRatio.compute(sample),
} as const satisfies Metric;
