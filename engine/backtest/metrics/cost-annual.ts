// cost.annual: costs per year over equity.
import { finiteOf, meanOf } from "#engine/core";
import type { Metric } from "../metric.ts";

export const costAnnual = {
  name: "cost.annual",
  label: "Annual cost",
  unit: "fraction",
  direction: -1,
  formula: "mean per bar of all trading and holding costs / equity at the bar's start, times A",
  source: "Definition; not compounded",
  needs: "positions",
  compute: (sample) => meanOf(finiteOf(sample.positions?.cost ?? [])) * sample.periodsPerYear,
} as const satisfies Metric;
