// Ranks of one date, bent into the shape of a standard normal.
import { normalQuantile } from "#engine/core";
import { rankRow } from "./rank-row.ts";

/**
 * Inverse normal of (rank − ½) ÷ count, average ties.
 *
 * Shape   row[symbols] -> out[symbols]
 * Unit    ratio
 * NaN     non-finite in, NaN out; they do not count
 * Source  definition; the offset ½ keeps the lowest and highest value finite
 * Cost    one sort and one inverse normal per value
 */
export function gaussRow(row: Float64Array, tolerance: number, out: Float64Array): void {
  rankRow(row, out, { method: "average", tolerance });
  let count = 0;
  for (let s = 0; s < out.length; s++) if (!Number.isNaN(out[s]!)) count++;
  for (let s = 0; s < out.length; s++) {
    if (!Number.isNaN(out[s]!)) out[s] = normalQuantile(out[s]! - 0.5 / count);
  }
}
