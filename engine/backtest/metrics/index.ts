// The list of metrics: one file each. Tables, reports and search objectives read it.

import type { Metric } from "../metric.ts";
import { alpha } from "./alpha.ts";
import { alphaArithmetic } from "./alpha-arithmetic.ts";
import { autocorrelationPenalty } from "./autocorrelation-penalty.ts";
import { averageGain } from "./average-gain.ts";
import { averageLoss } from "./average-loss.ts";
import { bestBar } from "./best-bar.ts";
import { beta } from "./beta.ts";
import { calmar } from "./calmar.ts";
import { calmarObserved } from "./calmar-observed.ts";
import { capture } from "./capture.ts";
import { captureDown } from "./capture-down.ts";
import { captureUp } from "./capture-up.ts";
import { commonSenseRatio } from "./common-sense-ratio.ts";
import { conditionalValueAtRisk } from "./conditional-value-at-risk.ts";
import { costAnnual } from "./cost-annual.ts";
import { cpcIndex } from "./cpc-index.ts";
import { downsideRisk } from "./downside-risk.ts";
import { expectedShortfallNormal } from "./expected-shortfall-normal.ts";
import { exposureMean } from "./exposure-mean.ts";
import { exposureRounded } from "./exposure-rounded.ts";
import { gainToPain } from "./gain-to-pain.ts";
import { hitRate } from "./hit-rate.ts";
import { informationRatioPerBar } from "./information-ratio-per-bar.ts";
import { kelly } from "./kelly.ts";
import { kurtosis } from "./kurtosis.ts";
import { longestGains } from "./longest-gains.ts";
import { longestLosses } from "./longest-losses.ts";
import { maxDrawdown } from "./max-drawdown.ts";
import { omega } from "./omega.ts";
import { outlierGainRatio } from "./outlier-gain-ratio.ts";
import { outlierLossRatio } from "./outlier-loss-ratio.ts";
import { payoff } from "./payoff.ts";
import { profitFactor } from "./profit-factor.ts";
import { profitRatio } from "./profit-ratio.ts";
import { rSquared } from "./r-squared.ts";
import { recoveryFactor } from "./recovery-factor.ts";
import { returnAnnual } from "./return-annual.ts";
import { returnAnnualObserved } from "./return-annual-observed.ts";
import { returnGeometricMean } from "./return-geometric-mean.ts";
import { returnMeanActive } from "./return-mean-active.ts";
import { returnPerExposure } from "./return-per-exposure.ts";
import { returnTotal } from "./return-total.ts";
import { riskOfRuin } from "./risk-of-ruin.ts";
import { serenity } from "./serenity.ts";
import { sharpe } from "./sharpe.ts";
import { sharpePenalised } from "./sharpe-penalised.ts";
import { sharpePerBar } from "./sharpe-per-bar.ts";
import { skewness } from "./skewness.ts";
import { sortino } from "./sortino.ts";
import { sortinoAdjusted } from "./sortino-adjusted.ts";
import { sortinoPenalised } from "./sortino-penalised.ts";
import { stability } from "./stability.ts";
import { tailRatio } from "./tail-ratio.ts";
import { treynor } from "./treynor.ts";
import { turnoverAnnual } from "./turnover-annual.ts";
import { ulcerIndex } from "./ulcer-index.ts";
import { ulcerPerformance } from "./ulcer-performance.ts";
import { valueAtRisk } from "./value-at-risk.ts";
import { valueAtRiskNormal } from "./value-at-risk-normal.ts";
import { volatilityAnnual } from "./volatility-annual.ts";
import { worstBar } from "./worst-bar.ts";
import { worstYearReturn } from "./worst-year-return.ts";
import { worstYearYear } from "./worst-year-year.ts";

export const metrics = [
  alpha,
  alphaArithmetic,
  autocorrelationPenalty,
  averageGain,
  averageLoss,
  bestBar,
  beta,
  calmar,
  calmarObserved,
  capture,
  captureDown,
  captureUp,
  commonSenseRatio,
  conditionalValueAtRisk,
  costAnnual,
  cpcIndex,
  downsideRisk,
  expectedShortfallNormal,
  exposureMean,
  exposureRounded,
  gainToPain,
  hitRate,
  informationRatioPerBar,
  kelly,
  kurtosis,
  longestGains,
  longestLosses,
  maxDrawdown,
  omega,
  outlierGainRatio,
  outlierLossRatio,
  payoff,
  profitFactor,
  profitRatio,
  rSquared,
  recoveryFactor,
  returnAnnual,
  returnAnnualObserved,
  returnGeometricMean,
  returnMeanActive,
  returnPerExposure,
  returnTotal,
  riskOfRuin,
  serenity,
  sharpe,
  sharpePenalised,
  sharpePerBar,
  skewness,
  sortino,
  sortinoAdjusted,
  sortinoPenalised,
  stability,
  tailRatio,
  treynor,
  turnoverAnnual,
  ulcerIndex,
  ulcerPerformance,
  valueAtRisk,
  valueAtRiskNormal,
  volatilityAnnual,
  worstBar,
  worstYearReturn,
  worstYearYear,
] as const satisfies readonly Metric[];

export type MetricName = (typeof metrics)[number]["name"];
