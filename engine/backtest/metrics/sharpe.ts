// sharpe: mean excess return over its deviation, annualised.
import type { Metric } from "../metric.ts";
import { sharpePerBar } from "./sharpe-per-bar.ts";

export const sharpe = {
  name: "sharpe",
  label: "Sharpe ratio",
  unit: "ratio",
  direction: 1,
  formula: "mean(r − rf) / std(r − rf, ddof 1) · √A; undefined without variance",
  source: "Sharpe 1994; empyrical sharpe_ratio, quantstats sharpe",
  compute: (sample) => sharpePerBar.compute(sample) * Math.sqrt(sample.periodsPerYear),
} as const satisfies Metric;
