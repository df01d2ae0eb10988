// Equal bins between the smallest and the largest value: their edges, who falls where, and the entropy of the shares.
import { largest, smallest } from "./moments.ts";

/** Evenly spaced numbers with both ends, by multiples of one step; numpy's linspace. */
export function evenlySpaced(first: number, last: number, count: number): Float64Array {
  const out = new Float64Array(count);
  const span = last - first;
  const step = span / (count - 1);
  for (let i = 0; i < count; i++) out[i] = (step === 0 ? (i / (count - 1)) * span : i * step) + first;
  if (count > 1) out[count - 1] = last;
  return out;
}

/**
 * Counts of the values in equal bins, each closed on the left, the last one closed on both sides.
 * Equal values all fall into one bin of a range that is widened by a half on each side. Source: numpy.histogram.
 */
export function countsInBins(x: Float64Array, bins: number): Float64Array {
  let first = smallest(x);
  let last = largest(x);
  if (first === last) {
    first -= 0.5;
    last += 0.5;
  }
  const edges = evenlySpaced(first, last, bins + 1);
  const scale = bins / (last - first);
  const counts = new Float64Array(bins);
  for (let i = 0; i < x.length; i++) {
    let bin = Math.min(bins - 1, Math.trunc((x[i]! - first) * scale));
    if (x[i]! < edges[bin]!) bin--;
    else if (bin !== bins - 1 && x[i]! >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return counts;
}

/** −Σ p ln p of counts that sum up to `total`; empty ones count for nothing. */
export function entropyOfCounts(counts: Iterable<number>, total: number): number {
  let sum = 0;
  for (const count of counts) {
    if (count > 0) sum += (count / total) * Math.log(count / total);
  }
  return sum === 0 ? 0 : -sum;
}

/** Entropy of the shares of values in equal bins; NaN where a value is missing. */
export function binnedEntropy(x: Float64Array, bins: number): number {
  for (let i = 0; i < x.length; i++) if (!Number.isFinite(x[i]!)) return Number.NaN;
  return entropyOfCounts(countsInBins(x, bins), x.length);
}

/** Number of edges below the value, for edges in rising order. */
export function edgesBelow(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
