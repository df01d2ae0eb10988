// skewness: asymmetry of returns.
import { meanOf, sumOf } from "#engine/core";
import { type Metric, spreadOf } from "../metric.ts";

export const skewness = {
  name: "skewness",
  label: "Skewness",
  unit: "ratio",
  direction: 1,
  formula: "n / ((n−1)(n−2)) · Σ((r − mean) / std)³, unbiased",
  source: "pandas Series.skew, quantstats skew",
  compute: (sample) => {
    const n = sample.finite.length;
    const deviation = spreadOf(sample.finite);
    const mean = meanOf(sample.finite);
    if (n < 3) return Number.NaN;
    return (n / ((n - 1) * (n - 2))) * sumOf(sample.finite.map((r) => cube((r - mean) / deviation)));
  },
} as const satisfies Metric;

function cube(x: number): number {
  return x * x * x;
}
