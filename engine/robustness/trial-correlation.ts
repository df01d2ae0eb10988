// How alike the trials are: the mean correlation of their returns, for the effective number of trials.
import { deviationOf, finiteOf, meanOf, type Series } from "#engine/core";

/**
 * Mean correlation over all pairs of series.
 *
 * NaN     a missing return counts as the series' own mean, which pulls towards zero: pessimistic, since unlike trials
 *         count for more; series without variance are left out; fewer than two series give NaN
 * Source  identity: the squared length of the sum of standardised series holds every pair twice
 * Cost    one pass per series, never a pass per pair
 */
export function meanPairCorrelation(series: readonly Series[]): number {
  const bars = series[0]?.length ?? 0;
  const sum = new Float64Array(bars);
  let own = 0;
  let count = 0;
  for (const returns of series) {
    const known = finiteOf(returns);
    const mean = meanOf(known);
    const scale = deviationOf(known) * Math.sqrt(known.length - 1);
    if (!(scale > 8 * Number.EPSILON * Math.abs(mean))) continue;
    count++;
    for (let t = 0; t < bars; t++) {
      const x = returns[t]!;
      if (!Number.isFinite(x)) continue;
      const z = (x - mean) / scale;
      sum[t] = sum[t]! + z;
      own += z * z;
    }
  }
  if (count < 2) return Number.NaN;
  return (sum.reduce((total, x) => total + x * x, 0) - own) / (count * (count - 1));
}
