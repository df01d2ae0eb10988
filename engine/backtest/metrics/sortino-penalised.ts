// sortino.penalised: Sortino ratio divided by the penalty for autocorrelated returns.

import { type Metric, quotient } from "../metric.ts";
import { autocorrelationPenalty } from "./autocorrelation-penalty.ts";
import { sortino } from "./sortino.ts";

export const sortinoPenalised = {
  name: "sortino.penalised",
  label: "Sortino ratio less autocorrelation",
  unit: "ratio",
  direction: 1,
  formula: "Sortino ratio / autocorrelation penalty",
  source: "quantstats smart_sortino",
  compute: (sample) => quotient(sortino.compute(sample), autocorrelationPenalty.compute(sample)),
} as const satisfies Metric;
