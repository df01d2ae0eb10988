// profit_factor: sum of gains over sum of losses.
import { sumOf } from "#engine/core";
import { gainsOf, lossesOf } from "../legs.ts";
import { type Metric, quotient } from "../metric.ts";

export const profitFactor = {
  name: "profit_factor",
  label: "Profit factor",
  unit: "ratio",
  direction: 1,
  formula: "Σ gains / |Σ losses|",
  source: "quantstats profit_factor",
  compute: (sample) => quotient(sumOf(gainsOf(sample.finite)), Math.abs(sumOf(lossesOf(sample.finite)))),
} as const satisfies Metric;
