// profit_ratio: gain per gaining bar over loss per losing bar, each over its count.
import { meanOf } from "#engine/core";
import { lossesOf } from "../legs.ts";
import { type Metric, quotient } from "../metric.ts";

export const profitRatio = {
  name: "profit_ratio",
  label: "Profit ratio",
  unit: "ratio",
  direction: 1,
  formula: "(mean(r ≥ 0) / count(r ≥ 0)) / |mean(r < 0) / count(r < 0)|",
  source: "quantstats profit_ratio",
  compute: (sample) => {
    const up = sample.finite.filter((r) => r >= 0);
    const down = lossesOf(sample.finite);
    return quotient(Math.abs(meanOf(up) / up.length), Math.abs(meanOf(down) / down.length));
  },
} as const satisfies Metric;
