// conditional_value_at_risk: mean of the worst 5% of bars.
import { meanOf } from "#engine/core";
import type { Metric } from "../metric.ts";

export const conditionalValueAtRisk = {
  name: "conditional_value_at_risk",
  label: "Conditional value at risk",
  unit: "fraction",
  direction: 1,
  formula: "mean of the lowest ⌊tail · (bars − 1)⌋ + 1 returns; bars without a return count in bars",
  source: "empyrical conditional_value_at_risk",
  compute: (sample) => {
    const worst = Math.floor((sample.returns.length - 1) * sample.tail) + 1;
    return meanOf(Float64Array.from(sample.finite).sort().slice(0, worst));
  },
} as const satisfies Metric;
