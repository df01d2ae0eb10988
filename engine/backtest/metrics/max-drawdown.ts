// max_drawdown: deepest fall of wealth below its earlier high.
import type { Metric } from "../metric.ts";
import { drawdownOf, lowestOf } from "../path.ts";

export const maxDrawdown = {
  name: "max_drawdown",
  label: "Maximum drawdown",
  unit: "fraction",
  direction: 1,
  formula: "min over bars of wealth / highest wealth so far − 1, the start included; negative",
  source: "empyrical max_drawdown, quantstats max_drawdown",
  compute: (sample) => lowestOf(drawdownOf(sample.finite)),
} as const satisfies Metric;
