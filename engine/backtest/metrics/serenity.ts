// serenity: sum of returns over the depth and the tail of drawdowns.
import { sumOf } from "#engine/core";
import { type Metric, quotient, sampleOf, spreadOf } from "../metric.ts";
import { drawdownOf } from "../path.ts";
import { expectedShortfallNormal } from "./expected-shortfall-normal.ts";
import { ulcerIndex } from "./ulcer-index.ts";

export const serenity = {
  name: "serenity",
  label: "Serenity index",
  unit: "ratio",
  direction: 1,
  formula: "Σ r / (ulcer index · pitfall), pitfall = −(expected shortfall of the drawdowns, normal) / std(r)",
  source: "Keller; quantstats serenity_index",
  compute: (sample) => {
    const depths = sampleOf(drawdownOf(sample.finite), { tail: sample.tail });
    const pitfall = -expectedShortfallNormal.compute(depths) / spreadOf(sample.finite);
    return quotient(sumOf(sample.finite), ulcerIndex.compute(sample) * pitfall);
  },
} as const satisfies Metric;
