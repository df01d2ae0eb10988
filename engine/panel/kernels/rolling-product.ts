// Rolling product of one symbol.
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";

let toEnd = new Float64Array(0);

/**
 * Multiplies the last `window` values.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    unknown, ratio for ratios
 * NaN     non-finite values are missing; fewer than minPeriods present values give NaN, and so does an overflow
 * Source  definition; multiplied directly, since a sum of logarithms loses signs and zeros
 * Cost    constant per row: products to a turning row, and from it, meet in the window (van Herk 1992); rows turn every
 *         `window` rows and at restart rows
 */
export function rollingProduct(
  input: Float64Array,
  rule: WindowRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  const { minPeriods } = rule;
  const window = rule.window | 0; // a whole number for the compiler too
  const lastRow = restartRows(window) - 1;
  if (toEnd.length <= window) toEnd = new Float64Array(window + 1);
  let count = 0;
  let running = 1;
  let turn = 0;
  for (let t = 0; t < input.length; t++) {
    const x = input[t]!;
    const q = t >= window ? input[t - window]! : Number.NaN;
    const present = x - x === 0;
    if (present) count++;
    if (q - q === 0) count--;
    if ((t & lastRow) === 0 || t - turn === window) {
      turn = t;
      running = 1;
      multiplyBack(input, t, window);
    } else if (present) running *= x;
    const value = toEnd[t - turn]! * running;
    out[t] = count < minPeriods || count === 0 || value - value !== 0 ? Number.NaN : value;
  }
  return out;
}

/** Leaves in toEnd[k] the product of the rows t − window + 1 + k .. t. */
function multiplyBack(input: Float64Array, t: number, window: number): void {
  let product = 1;
  for (let k = window - 1; k >= 0; k--) {
    const row = t - window + 1 + k;
    const x = row >= 0 ? input[row]! : Number.NaN;
    if (x - x === 0) product *= x;
    toEnd[k] = product;
  }
  toEnd[window] = 1;
}
