// exposure.mean: average gross exposure.
import { finiteOf, meanOf } from "#engine/core";
import type { Metric } from "../metric.ts";

export const exposureMean = {
  name: "exposure.mean",
  label: "Mean exposure",
  unit: "fraction",
  direction: 0,
  formula: "mean over bars of Σ |position value| / equity at the close",
  source: "Definition",
  needs: "positions",
  compute: (sample) => meanOf(finiteOf(sample.positions?.exposure ?? [])),
} as const satisfies Metric;
