// How long blocks should be: the automatic choice for block bootstraps of a mean.
import { deviationOf, finiteOf, meanOf, type Series } from "#engine/core";

export interface BlockLength {
  readonly stationary: number;
  readonly circular: number;
}

/**
 * Optimal block length.
 *
 * NaN     fewer than ten finite values or no variance
 * Source  Politis and White 2004, corrected by Patton, Politis and White 2009; agrees with arch
 */
export function optimalBlockLength(series: Series): BlockLength {
  const x = finiteOf(series);
  const n = x.length;
  if (n < 10 || !(deviationOf(x) > 0)) return { stationary: Number.NaN, circular: Number.NaN };
  const mean = meanOf(x);
  const e = x.map((v) => v - mean);
  const inARow = Math.max(5, Math.floor(Math.log10(n)));
  const mostLags = Math.ceil(Math.sqrt(n)) + inARow;
  const longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  const bound = 2 * Math.sqrt(Math.log10(n) / n);
  const covariance: number[] = [];
  const correlation: number[] = [];
  for (let lag = 0; lag <= mostLags; lag++) {
    const head = e.subarray(0, n - lag);
    const tail = e.subarray(lag);
    const product = dot(head, tail);
    covariance.push(product / n);
    correlation.push(Math.abs(product / Math.sqrt(dot(head, head) * dot(tail, tail))));
  }
  const last = lastLag(correlation, { inARow, bound, mostLags });
  let level = 0;
  let g = 0;
  for (let lag = -last; lag <= last; lag++) {
    const weight = Math.abs(lag) / last <= 0.5 ? 1 : 2 * (1 - Math.abs(lag) / last);
    g += weight * Math.abs(lag) * covariance[Math.abs(lag)]!;
    level += weight * covariance[Math.abs(lag)]!;
  }
  const length = (d: number): number => Math.min(longest, ((2 * g * g) / d) ** (1 / 3) * n ** (1 / 3));
  return { stationary: length(2 * level ** 2), circular: length((4 / 3) * level ** 2) };
}

/** Twice the first lag from which correlations stay small for a while, or twice the last large one. */
function lastLag(
  correlation: readonly number[],
  rule: { readonly inARow: number; readonly bound: number; readonly mostLags: number },
): number {
  const { inARow, bound, mostLags } = rule;
  for (let lag = 1; lag + inARow - 1 <= mostLags; lag++) {
    if (correlation.slice(lag, lag + inARow).every((r) => r <= bound)) return Math.min(2 * lag, mostLags);
  }
  const large = correlation.findLastIndex((r, lag) => lag > 0 && r > bound);
  return Math.min(2 * Math.max(large, 1), mostLags);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
