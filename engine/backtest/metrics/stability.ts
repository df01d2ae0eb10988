// stability: how straight the path of log wealth is.
import { coDeviation } from "../legs.ts";
import { type Metric, quotient } from "../metric.ts";

export const stability = {
  name: "stability",
  label: "Stability",
  unit: "ratio",
  direction: 1,
  formula: "R² of a straight line through cumulative log returns",
  source: "empyrical stability_of_timeseries",
  compute: (sample) => {
    const n = sample.finite.length;
    if (n < 3) return Number.NaN;
    const path = new Float64Array(n);
    let level = 0;
    for (let i = 0; i < n; i++) path[i] = level += Math.log1p(sample.finite[i]!);
    const bars = Float64Array.from({ length: n }, (_, i) => i);
    return quotient(coDeviation(bars, path) ** 2, coDeviation(bars, bars) * coDeviation(path, path));
  },
} as const satisfies Metric;
