// kurtosis: weight of the tails beyond a normal's.
import { meanOf, sumOf } from "#engine/core";
import { type Metric, spreadOf } from "../metric.ts";

export const kurtosis = {
  name: "kurtosis",
  label: "Excess kurtosis",
  unit: "ratio",
  direction: -1,
  formula: "n(n+1) / ((n−1)(n−2)(n−3)) · Σ((r − mean) / std)⁴ − 3(n−1)² / ((n−2)(n−3)); 0 for a normal",
  source: "pandas Series.kurt, quantstats kurtosis",
  compute: (sample) => {
    const n = sample.finite.length;
    const deviation = spreadOf(sample.finite);
    const mean = meanOf(sample.finite);
    if (n < 4) return Number.NaN;
    const fourth = sumOf(sample.finite.map((r) => square(square((r - mean) / deviation))));
    const scale = (n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3));
    return scale * fourth - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3));
  },
} as const satisfies Metric;

function square(x: number): number {
  return x * x;
}
