// exposure.rounded: share of bars with a return other than zero, rounded up to a percent.
import { type Metric, quotient } from "../metric.ts";

export const exposureRounded = {
  name: "exposure.rounded",
  label: "Share of bars in the market, rounded up",
  unit: "fraction",
  direction: 0,
  formula: "⌈share of bars with r ≠ 0, in percent⌉ / 100",
  source: "quantstats exposure",
  compute: (sample) => {
    const moved = sample.finite.filter((r) => r !== 0).length;
    return Math.ceil(quotient(moved, sample.finite.length) * 100) / 100;
  },
} as const satisfies Metric;
