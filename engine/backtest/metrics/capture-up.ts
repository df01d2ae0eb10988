// capture.up: share of the benchmark's rises that was caught.
import { finiteOf } from "#engine/core";
import { type Metric, quotient, type Sample } from "../metric.ts";
import { annualGrowth, growthOf } from "../path.ts";

/** Annual return over that of the benchmark on the bars that the test picks; a missing own return takes time, earns nothing. */
export function captureOf(sample: Sample, picks: (benchmark: number) => boolean): number {
  const { benchmark, returns, periodsPerYear } = sample;
  if (benchmark === null) return Number.NaN;
  const own = returns.filter((_, t) => picks(benchmark[t]!));
  const other = benchmark.filter((b) => picks(b));
  const above = annualGrowth(growthOf(finiteOf(own)), own.length, periodsPerYear);
  return quotient(above, annualGrowth(growthOf(other), other.length, periodsPerYear));
}

export const captureUp = {
  name: "capture.up",
  label: "Up capture",
  unit: "ratio",
  direction: 1,
  formula: "annual return on bars where the benchmark rose / the benchmark's own on them",
  source: "empyrical up_capture",
  needs: "benchmark",
  compute: (sample) => captureOf(sample, (b) => b > 0),
} as const satisfies Metric;
