// autocorrelation_penalty: how much autocorrelation understates the risk over longer spans.
import { coDeviation } from "../legs.ts";
import { type Metric, quotient } from "../metric.ts";

export const autocorrelationPenalty = {
  name: "autocorrelation_penalty",
  label: "Autocorrelation penalty",
  unit: "ratio",
  direction: -1,
  formula: "√(1 + 2 Σ_{k=1}^{n−1} (n − k)/n · |ρ₁|^k), ρ₁ = lag-one correlation",
  source: "quantstats autocorr_penalty, after Lo 2002",
  compute: (sample) => {
    const r = sample.finite;
    const n = r.length;
    const before = r.slice(0, -1);
    const after = r.slice(1);
    const scale = Math.sqrt(coDeviation(before, before) * coDeviation(after, after));
    const rho = Math.abs(quotient(coDeviation(before, after), scale));
    let sum = 0;
    let power = 1;
    for (let k = 1; k < n; k++) {
      power *= rho;
      sum += ((n - k) / n) * power;
    }
    return Math.sqrt(1 + 2 * sum);
  },
} as const satisfies Metric;
