// Autocovariance and partial autocorrelation of one window.
import { centred } from "./moments.ts";

/** Mean product of the values `lag` apart, about the common mean, for lags 0 … highest; each divided by its own number of pairs. */
export function autocovariances(x: Float64Array, highest: number): Float64Array {
  const level = centred(x);
  const out = new Float64Array(highest + 1);
  for (let lag = 0; lag <= highest; lag++) {
    let sum = 0;
    for (let i = lag; i < level.length; i++) sum += level[i]! * level[i - lag]!;
    out[lag] = sum / (level.length - lag);
  }
  return out;
}

/**
 * Partial autocorrelation at the lags 0 … highest by Levinson's and Durbin's recursion.
 * Source  statsmodels pacf(method="ld"): over autocovariances that are divided by their own number of pairs
 */
export function partialAutocorrelations(x: Float64Array, highest: number): Float64Array {
  const covariance = autocovariances(x, highest);
  const partial = new Float64Array(highest + 1);
  partial[0] = 1;
  let phi = Float64Array.of(covariance[1]! / covariance[0]!);
  partial[1] = phi[0]!;
  let rest = covariance[0]! - phi[0]! * covariance[1]!;
  for (let k = 2; k <= highest; k++) {
    let told = 0;
    for (let j = 0; j < phi.length; j++) told += phi[j]! * covariance[k - 1 - j]!;
    const own = (covariance[k]! - told) / rest;
    const next = new Float64Array(k);
    for (let j = 0; j < phi.length; j++) next[j] = phi[j]! - own * phi[phi.length - 1 - j]!;
    next[k - 1] = own;
    rest *= 1 - own ** 2;
    partial[k] = own;
    phi = next;
  }
  return partial;
}
