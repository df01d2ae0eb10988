// Linear correlation of two sets of dates.
import type { DatesShape } from "./date-ranks.ts";
import { compiled, compiledArea } from "./machine.ts";
import { stagedAddress } from "./staging.ts";

const scratch = compiledArea();

/**
 * Pearson correlation date by date, over the symbols that both sides know.
 *
 * Shape   a[rows × width], b[rows × width] -> out[rows]
 * NaN     missing is NaN; fewer than `least` pairs, or a side without variance, gives NaN
 * Source  definition, two passes; sums of even and odd places are taken apart
 */
export function correlations(
  a: Float64Array,
  b: Float64Array,
  { rows, width, least }: DatesShape & { readonly least: number },
): Float64Array {
  const take = scratch(8 * rows + 16 * (width + 2) + 64);
  const out = take(Float64Array, rows);
  const pairs = take(Float64Array, 2 * (width + 2));
  const [x, y] = [stagedAddress(a), stagedAddress(b)];
  compiled.correlations(x, y, rows, width, Math.max(2, least), pairs.byteOffset, out.byteOffset);
  return out.slice();
}
