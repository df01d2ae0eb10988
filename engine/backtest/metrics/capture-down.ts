// capture.down: share of the benchmark's falls that was caught.

import type { Metric } from "../metric.ts";
import { captureOf } from "./capture-up.ts";

export const captureDown = {
  name: "capture.down",
  label: "Down capture",
  unit: "ratio",
  direction: -1,
  formula: "annual return on bars where the benchmark fell / the benchmark's own on them",
  source: "empyrical down_capture",
  needs: "benchmark",
  compute: (sample) => captureOf(sample, (b) => b < 0),
} as const satisfies Metric;
