// information_ratio_per_bar: mean active return over its deviation, not annualised.
import { meanOf } from "#engine/core";
import { pairsOf } from "../legs.ts";
import { type Metric, quotient, spreadOf } from "../metric.ts";

export const informationRatioPerBar = {
  name: "information_ratio_per_bar",
  label: "Information ratio per bar",
  unit: "ratio",
  direction: 1,
  formula: "mean(r − b) / std(r − b, ddof 1); undefined without variance",
  source: "empyrical excess_sharpe, quantstats information_ratio",
  needs: "benchmark",
  compute: (sample) => {
    const { own, benchmark } = pairsOf(sample);
    const active = own.map((r, t) => r - benchmark[t]!);
    return quotient(meanOf(active), spreadOf(active));
  },
} as const satisfies Metric;
