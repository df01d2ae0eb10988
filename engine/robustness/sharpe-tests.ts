// Is a Sharpe ratio more than luck? Probabilistic and deflated Sharpe, expected maximum, track-record lengths.
import { deviationOf, normalCdf, normalQuantile } from "#engine/core";

const eulerGamma = 0.5772156649015329;

export interface SharpeEstimate {
  /** Never annualised. */
  readonly sharpePerBar: number;
  readonly skew: number;
  /** Raw: 3 for a normal. Feeding excess kurtosis overstates significance whenever tails are fat. */
  readonly kurtosis: number;
}

/** Variance of the Sharpe estimate times (bars − 1), for non-normal returns. Source: Mertens 2002. */
function spreadOf({ sharpePerBar, skew, kurtosis }: SharpeEstimate): number {
  return 1 - skew * sharpePerBar + ((kurtosis - 1) / 4) * sharpePerBar ** 2;
}

/**
 * Chance that the true Sharpe lies above a benchmark.
 *
 * NaN     fewer than two bars, or moments that leave no positive variance
 * Source  Bailey and López de Prado 2012
 */
export function probabilisticSharpe(
  estimate: SharpeEstimate & { readonly bars: number; readonly benchmarkSharpe?: number | undefined },
): number {
  const spread = spreadOf(estimate);
  if (!(estimate.bars >= 2 && spread > 0)) return Number.NaN;
  const distance = estimate.sharpePerBar - (estimate.benchmarkSharpe ?? 0);
  return normalCdf((distance * Math.sqrt(estimate.bars - 1)) / Math.sqrt(spread));
}

/**
 * Expected largest of n standard normal draws; 0 for one draw, NaN below one.
 *
 * Source  Bailey and López de Prado 2014; n may be an effective number and need not be whole
 */
export function expectedMaxSharpe(n: number): number {
  if (!(n >= 1)) return Number.NaN;
  if (n === 1) return 0;
  return Math.max(0, (1 - eulerGamma) * normalQuantile(1 - 1 / n) + eulerGamma * normalQuantile(1 - 1 / (n * Math.E)));
}

export interface DeflatedSharpeInput extends SharpeEstimate {
  readonly bars: number;
  /** Per-bar Sharpe of every trial that has one. */
  readonly trialSharpes: readonly number[];
  /** Number of independent trials; default all of trialSharpes. Give more when attempts died before a Sharpe. */
  readonly trials?: number | undefined;
  /** Least spread of the trials' Sharpe ratios, for example that of worthless trials, 1 / √bars: survivors spread less than all. */
  readonly leastDeviation?: number | undefined;
}

export interface DeflatedSharpe {
  /** Chance that the true Sharpe exceeds what the best of as many worthless trials would show. */
  readonly value: number;
  /** Sharpe per bar that luck alone is expected to reach. */
  readonly benchmarkSharpe: number;
  readonly expectedMax: number;
  readonly trials: number;
}

/**
 * Probabilistic Sharpe against the expected best of all trials.
 *
 * NaN     several trials of which fewer than two have a Sharpe, and no least spread: luck's reach is unknown
 * Source  Bailey and López de Prado 2014
 */
export function deflatedSharpe(input: DeflatedSharpeInput): DeflatedSharpe {
  const known = input.trialSharpes.filter(Number.isFinite);
  const trials = input.trials ?? known.length;
  const expectedMax = expectedMaxSharpe(Math.max(1, trials));
  const spread = deviationOf(known);
  const least = input.leastDeviation;
  const deviation = least === undefined ? spread : Math.max(least, Number.isNaN(spread) ? 0 : spread);
  const benchmarkSharpe = expectedMax === 0 ? 0 : deviation * expectedMax;
  return { value: probabilisticSharpe({ ...input, benchmarkSharpe }), benchmarkSharpe, expectedMax, trials };
}

/**
 * Bars needed before a Sharpe counts as above the benchmark.
 *
 * NaN     the estimate does not exceed the benchmark: no length would do
 * Source  Bailey and López de Prado 2012
 */
export function minTrackRecord(
  estimate: SharpeEstimate & {
    readonly benchmarkSharpe?: number | undefined;
    readonly confidence?: number | undefined;
  },
): number {
  const distance = estimate.sharpePerBar - (estimate.benchmarkSharpe ?? 0);
  if (!(distance > 0)) return Number.NaN;
  return 1 + spreadOf(estimate) * (normalQuantile(estimate.confidence ?? 0.95) / distance) ** 2;
}

export interface MinBacktestLength {
  /** Years below which the best of as many worthless trials is expected to show the given Sharpe. */
  readonly years: number;
  /** Simple upper bound of the same, 2 ln n / Sharpe². */
  readonly bound: number;
}

/** Source: Bailey, Borwein, López de Prado and Zhu 2014. */
export function minBacktestLength(trials: number, sharpeAnnual: number): MinBacktestLength {
  return {
    years: (expectedMaxSharpe(trials) / sharpeAnnual) ** 2,
    bound: (2 * Math.log(trials)) / sharpeAnnual ** 2,
  };
}

/**
 * Independent trials that n correlated ones amount to.
 *
 * A negative mean correlation counts as none: pessimistic, never more than n.
 * Source  López de Prado and Lewis 2018, average-correlation form n (1 − ρ) + ρ
 */
export function effectiveTrials(meanCorrelation: number, n: number): number {
  const rho = Math.min(1, Math.max(0, meanCorrelation));
  return n * (1 - rho) + rho;
}
