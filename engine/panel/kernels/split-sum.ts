// Rolling sum of one series where another is largest, less the sum where it is smallest.
import type { WindowRule } from "./rolling-moments.ts";

/**
 * Σ x on the k rows of the window with the largest y, minus Σ x on the k rows with the smallest.
 *
 * Shape   x[n], y[n] -> out[n]; out[t] reads rows t - window + 1 .. t, never later
 * Unit    that of x
 * NaN     a row counts when both are finite; fewer than minPeriods or k such rows give NaN
 * Source  definition; of equal y the older row comes first, as the smaller
 * Cost    a search and a move in a sorted list per step, then 2k additions
 */
export function splitSum(
  series: readonly [Float64Array, Float64Array],
  rule: WindowRule & { readonly k: number },
  out: Float64Array,
): void {
  const [x, y] = series;
  const { window, minPeriods, k } = rule;
  const rows = new Int32Array(Math.min(window, out.length) + 1);
  let size = 0;
  for (let t = 0; t < out.length; t++) {
    const gone = t - window;
    if (gone >= 0 && Number.isFinite(x[gone]!) && Number.isFinite(y[gone]!)) {
      const at = placeOf(y, rows, { row: gone, size });
      rows.copyWithin(at, at + 1, size--);
    }
    if (Number.isFinite(x[t]!) && Number.isFinite(y[t]!)) {
      const at = placeOf(y, rows, { row: t, size });
      rows.copyWithin(at + 1, at, size++);
      rows[at] = t;
    }
    out[t] = Number.NaN;
    if (size < minPeriods || size < k) continue;
    let top = 0;
    let bottom = 0;
    for (let i = 0; i < k; i++) {
      bottom += x[rows[i]!]!;
      top += x[rows[size - 1 - i]!]!;
    }
    if (Number.isFinite(top - bottom)) out[t] = top - bottom;
  }
}

/** How many listed rows come before this one, by y and then by age. */
function placeOf(y: Float64Array, rows: Int32Array, of: { readonly row: number; readonly size: number }): number {
  let low = 0;
  let high = of.size;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle]!;
    if (y[row]! < y[of.row]! || (y[row] === y[of.row] && row < of.row)) low = middle + 1;
    else high = middle;
  }
  return low;
}
