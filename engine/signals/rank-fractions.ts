// Where each symbol stands among those of its date: one sort per date serves ranks and cuts alike.
import { sorted as ascending, sortValues } from "#engine/compiled";
import type { Grid, Rows } from "./grid.ts";

/** Values closer than this, relative to the larger, are ties: noise of the last bits must not order symbols. */
const tieTolerance = 1e-12;

/** The finite values of each date in ascending order: sorted[t * symbols .. + counts[t]]. */
export interface SortedRows {
  /** The values that were sorted. */
  readonly rows: Rows;
  readonly sorted: Rows;
  readonly counts: Int32Array;
}

export function sortRows(rows: Rows, { symbols, times }: Grid): SortedRows {
  const sorted = new Float64Array(rows.length);
  const counts = new Int32Array(times);
  for (let t = 0; t < times; t++) {
    const base = t * symbols;
    const count = sortValues(rows, base, base + symbols);
    for (let i = 0; i < count; i++) sorted[base + i] = ascending.keys[i]! + 0; // −0 becomes 0
    counts[t] = count;
  }
  return { rows, sorted, counts };
}

function isTie(low: number, high: number): boolean {
  return high - low <= tieTolerance * Math.max(Math.abs(low), Math.abs(high));
}

/**
 * Rank fractions (average rank − 1/2) / n of each date.
 *
 * Shape   rows[t * symbols + s] -> the same; row t reads row t alone
 * Unit    fraction in (0, 1), symmetric about 1/2: negating the input turns p into 1 − p
 * NaN     a non-finite value has no rank and does not count in n
 * Cost    two binary searches per value, once the dates are sorted
 */
export function rankFractions(rows: Rows, grid: Grid, order: SortedRows = sortRows(rows, grid)): Rows {
  const { symbols, times } = grid;
  const out = new Float64Array(rows.length).fill(Number.NaN);
  const places = new Float64Array(symbols);
  for (let t = 0; t < times; t++) {
    const base = t * symbols;
    const n = order.counts[t]!;
    const sorted = order.sorted.subarray(base, base + n);
    placeTies(sorted, places);
    for (let i = base; i < base + symbols; i++) {
      const x = rows[i]!;
      if (Number.isFinite(x)) out[i] = (places[firstNotBelow(sorted, x)]! + 0.5) / n;
    }
  }
  return out;
}

/** places[i] = mean position of the run of ties that holds sorted[i], counted from 0. */
function placeTies(sorted: Float64Array, places: Float64Array): void {
  let start = 0;
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && isTie(sorted[i - 1]!, sorted[i]!)) continue;
    places.fill((start + i - 1) / 2, start, i);
    start = i;
  }
}

function firstNotBelow(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rank fractions are multiples of 1/(2n): the tolerance keeps 1 − 0.2 and 0.8 the same border. */
const border = 1e-9;

/** Smallest value of each date whose rank fraction lies above 1 − share; Infinity where none does. */
export function topCuts({ sorted, counts }: SortedRows, { symbols }: Grid, share: number): Float64Array {
  return Float64Array.from(counts, (n, t) => {
    const row = sorted.subarray(t * symbols, t * symbols + n);
    const isIn = (place: number): boolean => (place + 0.5) / n > 1 - share + border;
    let first = Math.max(0, Math.floor(n * (1 - share)) - 1);
    while (first < n && !isIn(first)) first++;
    if (first >= n) return Number.POSITIVE_INFINITY;
    const [start, end] = tiesAround(row, first);
    return isIn((start + end) / 2) ? row[start]! : (row[end + 1] ?? Number.POSITIVE_INFINITY);
  });
}

/** Largest value of each date whose rank fraction lies below the share; −Infinity where none does. */
export function bottomCuts({ sorted, counts }: SortedRows, { symbols }: Grid, share: number): Float64Array {
  return Float64Array.from(counts, (n, t) => {
    const row = sorted.subarray(t * symbols, t * symbols + n);
    const isIn = (place: number): boolean => (place + 0.5) / n < share - border;
    let last = Math.min(n - 1, Math.ceil(n * share) + 1);
    while (last >= 0 && !isIn(last)) last--;
    if (last < 0) return Number.NEGATIVE_INFINITY;
    const [start, end] = tiesAround(row, last);
    return isIn((start + end) / 2) ? row[end]! : (row[start - 1] ?? Number.NEGATIVE_INFINITY);
  });
}

/** First and last place of the run of ties that holds a place. */
function tiesAround(row: Float64Array, place: number): readonly [number, number] {
  let start = place;
  let end = place;
  while (start > 0 && isTie(row[start - 1]!, row[start]!)) start--;
  while (end + 1 < row.length && isTie(row[end]!, row[end + 1]!)) end++;
  return [start, end];
}
