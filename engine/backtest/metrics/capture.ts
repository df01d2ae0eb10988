// capture: annual return over the benchmark's.

import type { Metric } from "../metric.ts";
import { captureOf } from "./capture-up.ts";

export const capture = {
  name: "capture",
  label: "Capture",
  unit: "ratio",
  direction: 1,
  formula: "annual return / annual return of the benchmark on the same bars",
  source: "empyrical capture",
  needs: "benchmark",
  compute: (sample) => captureOf(sample, (b) => !Number.isNaN(b)),
} as const satisfies Metric;
