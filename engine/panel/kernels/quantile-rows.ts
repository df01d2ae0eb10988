// Rows of one date seen through their order: quantiles, clipping at quantiles, equal-count bins.
import { clipRow } from "./cross-rows.ts";

/**
 * Clips a row at its `share` and 1 − `share` quantiles.
 *
 * Shape   row[symbols] -> out[symbols]
 * Unit    that of the input
 * NaN     non-finite values stay NaN and do not count
 * Source  quantiles by linear interpolation, as numpy.quantile
 * Cost    one sort
 */
export function winsorRow(row: Float64Array, share: number, out: Float64Array): void {
  const sorted = sortedRow(row);
  clipRow(row, { low: quantileOfSorted(sorted, share), high: quantileOfSorted(sorted, 1 - share) }, out);
}

/** From a median absolute deviation to the standard deviation of a normal. Source: 1 / Φ⁻¹(3/4). */
export const madScale = 1.4826;

/** Clips a row at its median ± width × 1.4826 × median absolute deviation. */
export function madClipRow(row: Float64Array, width: number, out: Float64Array): void {
  const median = quantileOfSorted(sortedRow(row), 0.5);
  const distances = sortedRow(row.map((x) => Math.abs(x - median)));
  const reach = width * madScale * quantileOfSorted(distances, 0.5);
  clipRow(row, { low: median - reach, high: median + reach }, out);
}

/**
 * Puts each value into one of `bins` bins of equal count, numbered from 0.
 *
 * NaN     non-finite values stay NaN; a row without two different values gives NaN
 * Source  pandas qcut(labels=False, duplicates="drop"): edges are linear quantiles, bins are closed on the right, the
 *         lowest edge belongs to the first bin, equal edges count once
 */
export function binRow(row: Float64Array, bins: number, out: Float64Array): void {
  const sorted = sortedRow(row);
  if (sorted.length === 0) return;
  const edges = Array.from({ length: bins + 1 }, (_, k) => quantileOfSorted(sorted, k / bins));
  const distinct = edges.filter((edge, k) => k === 0 || edge !== edges[k - 1]);
  if (distinct.length < 2) return;
  for (let s = 0; s < row.length; s++) {
    const x = row[s]!;
    if (!Number.isFinite(x)) continue;
    let bin = 0;
    while (bin < distinct.length - 2 && x > distinct[bin + 1]!) bin++;
    out[s] = bin;
  }
}

function sortedRow(row: Float64Array): Float64Array {
  const sorted = new Float64Array(row.length);
  let count = 0;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) sorted[count++] = row[s]!;
  return sorted.subarray(0, count).sort();
}

function quantileOfSorted(sorted: Float64Array, q: number): number {
  const place = (sorted.length - 1) * q;
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  const share = place - low;
  const below = sorted[low] ?? Number.NaN;
  const above = sorted[high] ?? Number.NaN;
  return share < 0.5 ? below + (above - below) * share : above - (above - below) * (1 - share);
}
