// cpc_index: profit factor times hit rate times payoff.

import type { Metric } from "../metric.ts";
import { hitRate } from "./hit-rate.ts";
import { payoff } from "./payoff.ts";
import { profitFactor } from "./profit-factor.ts";

export const cpcIndex = {
  name: "cpc_index",
  label: "CPC index",
  unit: "ratio",
  direction: 1,
  formula: "profit factor · share of gaining bars · payoff ratio",
  source: "quantstats cpc_index",
  compute: (sample) => profitFactor.compute(sample) * hitRate.compute(sample) * payoff.compute(sample),
} as const satisfies Metric;
