// turnover.annual: value traded per year over equity.
import { finiteOf, meanOf } from "#engine/core";
import type { Metric } from "../metric.ts";

export const turnoverAnnual = {
  name: "turnover.annual",
  label: "Annual turnover",
  unit: "ratio",
  direction: -1,
  formula: "mean per bar of (value bought + value sold) / equity at the bar's start, times A",
  source: "Definition; both sides counted",
  needs: "positions",
  compute: (sample) => meanOf(finiteOf(sample.positions?.turnover ?? [])) * sample.periodsPerYear,
} as const satisfies Metric;
