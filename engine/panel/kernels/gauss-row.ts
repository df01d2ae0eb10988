// Ranks of one date, bent into the shape of a standard normal.

import { rankRow } from "#engine/compiled";
import { normalQuantile } from "#engine/core";

/**
 * Inverse normal of (rank − ½) ÷ count, average ties.
 *
 * Shape   row[symbols] -> out[symbols]
 * Unit    ratio
 * NaN     non-finite in, NaN out; they do not count
 * Source  definition; the offset ½ keeps the lowest and highest value finite
 * Cost    one sort; an inverse normal for each place of each number of present symbols, once
 */
export function gaussRow(row: Float64Array, tolerance: number, out: Float64Array): void {
  rankRow(row, out, { method: "average", tolerance });
  let count = 0;
  for (let s = 0; s < out.length; s++) if (!Number.isNaN(out[s]!)) count++;
  const known = tableOf(count);
  for (let s = 0; s < out.length; s++) {
    const share = out[s]!;
    if (Number.isNaN(share)) continue;
    const twice = Math.round(2 * share * count); // tied places end on a half
    let value = known[twice]!;
    if (Number.isNaN(value)) {
      value = normalQuantile(share - 0.5 / count);
      known[twice] = value;
    }
    out[s] = value;
  }
}

/** Dates of one size share their normal scores; a few sizes are remembered. */
const mostTables = 64;
const tables = new Map<number, Float64Array>();

/** Scores by twice the place; NaN where not yet known. */
function tableOf(count: number): Float64Array {
  const known = tables.get(count);
  if (known !== undefined) return known;
  if (tables.size >= mostTables) tables.clear();
  const table = new Float64Array(2 * count + 1).fill(Number.NaN);
  tables.set(count, table);
  return table;
}
