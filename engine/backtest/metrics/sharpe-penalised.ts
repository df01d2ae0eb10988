// sharpe.penalised: Sharpe ratio divided by the penalty for autocorrelated returns.

import { type Metric, quotient } from "../metric.ts";
import { autocorrelationPenalty } from "./autocorrelation-penalty.ts";
import { sharpe } from "./sharpe.ts";

export const sharpePenalised = {
  name: "sharpe.penalised",
  label: "Sharpe ratio less autocorrelation",
  unit: "ratio",
  direction: 1,
  formula: "Sharpe ratio / autocorrelation penalty",
  source: "quantstats smart_sharpe",
  compute: (sample) => quotient(sharpe.compute(sample), autocorrelationPenalty.compute(sample)),
} as const satisfies Metric;
