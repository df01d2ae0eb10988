// Moments of a return series: what the Sharpe tests need.
import { deviationOf, finiteOf, meanOf, type Series, sumOf } from "#engine/core";

export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** ddof 1. */
  readonly deviation: number;
  /** Mean over deviation, per bar; NaN without variance. */
  readonly sharpePerBar: number;
  readonly skew: number;
  /** Raw: 3 for a normal. Libraries that print "kurtosis" mostly print this less 3. */
  readonly kurtosis: number;
}

/**
 * Mean, deviation, Sharpe, skew and raw kurtosis of the finite values.
 *
 * NaN     skew below three values, kurtosis below four; everything but the mean when all values are equal
 * Source  bias-corrected as scipy skew and kurtosis with bias=False, plus 3 for the kurtosis
 */
export function momentsOf(returns: Series): Moments {
  const values = finiteOf(returns);
  const n = values.length;
  const mean = meanOf(values);
  const deviation = deviationOf(values);
  const scale = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (!(deviation > 8 * Number.EPSILON * scale)) {
    return { n, mean, deviation, sharpePerBar: Number.NaN, skew: Number.NaN, kurtosis: Number.NaN };
  }
  const central = (power: number): number => sumOf(values.map((x) => (x - mean) ** power)) / n;
  const m2 = central(2);
  const skew = (Math.sqrt(n * (n - 1)) / (n - 2)) * (central(3) / m2 ** 1.5);
  const excess = ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (central(4) / m2 ** 2 - 3) + 6);
  return {
    n,
    mean,
    deviation,
    sharpePerBar: mean / deviation,
    skew: n > 2 ? skew : Number.NaN,
    kurtosis: n > 3 ? excess + 3 : Number.NaN,
  };
}

/** Mean over deviation (ddof 1) per bar; NaN without variance. */
export function sharpePerBarOf(returns: Series): number {
  const values = finiteOf(returns);
  const mean = meanOf(values);
  const deviation = deviationOf(values);
  const scale = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return deviation > 8 * Number.EPSILON * scale ? mean / deviation : Number.NaN;
}
