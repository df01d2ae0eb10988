// From a series of bar returns to a table of metrics with their words.
import { type MetricUnit, type SampleOptions, sampleOf } from "./metric.ts";
import { type MetricName, metrics } from "./metrics/index.ts";

export interface MetricValue {
  readonly name: MetricName;
  readonly label: string;
  readonly unit: MetricUnit;
  readonly direction: -1 | 0 | 1;
  /** null: undefined here (no variance, no loss, no bar). */
  readonly value: number | null;
  /** Bars that have a return. */
  readonly n: number;
}

/** What a report shows unless told otherwise. */
export const standardMetrics: readonly MetricName[] = [
  "return.annual",
  "return.total",
  "volatility.annual",
  "sharpe",
  "sharpe_per_bar",
  "sortino",
  "calmar",
  "omega",
  "max_drawdown",
  "worst_year.return",
  "worst_year.year",
  "hit_rate",
  "turnover.annual",
  "cost.annual",
  "tail_ratio",
  "value_at_risk",
  "conditional_value_at_risk",
  "stability",
  "skewness",
  "kurtosis",
  "exposure.mean",
];

/** The columns of a backtest result that metrics read. */
export interface MeasuredReturns {
  readonly returns: Float64Array;
  readonly times?: Float64Array | undefined;
  readonly turnover?: Float64Array | undefined;
  /** Sum of all cost components per bar. */
  readonly cost?: Float64Array | undefined;
  readonly exposure?: Float64Array | undefined;
  readonly benchmark?: Float64Array | undefined;
}

export interface MetricOptions extends Omit<SampleOptions, "times" | "benchmark" | "positions" | "periodsPerYear"> {
  /** Default: the standard ones. Metrics whose input is not there are left out. */
  readonly names?: readonly MetricName[];
}

export function metricsOf(
  result: MeasuredReturns,
  periodsPerYear: number,
  options: MetricOptions = {},
): readonly MetricValue[] {
  const { returns, times, benchmark, turnover, cost, exposure } = result;
  const positions = turnover && cost && exposure ? { turnover, cost, exposure } : undefined;
  const sample = sampleOf(returns, { ...options, periodsPerYear, times, benchmark, positions });
  return (options.names ?? standardMetrics).flatMap((name) => {
    const metric = metrics.find((entry) => entry.name === name);
    if (metric === undefined || ("needs" in metric && sample[metric.needs] === null)) return [];
    const value = metric.compute(sample);
    const { label, unit, direction } = metric;
    return [{ name, label, unit, direction, value: Number.isFinite(value) ? value : null, n: sample.finite.length }];
  });
}
