// The backtest room's face: strategies into returns, returns into metrics, and the cost models between them.
export type { CostModel, Holding, HoldingCost, Trade, TradeCost } from "./cost-model.ts";
export { type CostName, costModels } from "./costs/index.ts";
export {
  type CalendarUnit,
  calendarReturns,
  cumulativeReturns,
  type DrawdownEpisode,
  drawdownEpisodes,
  rollingMaxDrawdown,
  rollingSharpe,
} from "./curves.ts";
export { type BacktestOptions, backtestFast, backtestTargets } from "./fast/run.ts";
export { type Metric, type MetricUnit, type Sample, type SampleOptions, sampleOf } from "./metric.ts";
export { type MetricName, metrics } from "./metrics/index.ts";
export {
  type MeasuredReturns,
  type MetricOptions,
  type MetricValue,
  metricsOf,
  standardMetrics,
} from "./metrics-of.ts";
export type { OrderFill, OrderRules } from "./orders/cash-account.ts";
export {
  type AccountPath,
  type SignalRun,
  type SizeRule,
  type StopRules,
  simulateSignals,
} from "./orders/simulate-signals.ts";
export { simulateTargets, type TargetRun } from "./orders/simulate-targets.ts";
export { type RoundTrip, roundTrips } from "./orders/trades.ts";
export { annualGrowth, drawdownOf, growthOf, yearlyReturns } from "./path.ts";
export { type BacktestResult, barsPerYear, type Fill, type OrderCounts } from "./result.ts";
export { type RunSeries, seriesOfRun } from "./series-of-run.ts";
