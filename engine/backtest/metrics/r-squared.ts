// r_squared: share of variance that the benchmark explains.
import { coDeviation, pairsOf } from "../legs.ts";
import { type Metric, quotient } from "../metric.ts";

export const rSquared = {
  name: "r_squared",
  label: "R² to the benchmark",
  unit: "ratio",
  direction: 0,
  formula: "squared correlation of r and b",
  source: "quantstats r_squared",
  needs: "benchmark",
  compute: (sample) => {
    const { own, benchmark } = pairsOf(sample);
    const scale = coDeviation(own, own) * coDeviation(benchmark, benchmark);
    return quotient(coDeviation(own, benchmark) ** 2, scale);
  },
} as const satisfies Metric;
