// Rolling product of one symbol.
import type { WindowRule } from "./rolling-moments.ts";

/**
 * Multiplies the last `window` values.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    unknown, ratio for ratios
 * NaN     non-finite values are missing; fewer than minPeriods present values give NaN, and so does an overflow
 * Source  definition; multiplied directly, since a sum of logarithms loses signs and zeros
 * Cost    constant per step: products from each block's start, and to each block's end, meet in the window (van Herk 1992)
 */
export function rollingProduct(input: Float64Array, rule: WindowRule): Float64Array {
  const { window, minPeriods } = rule;
  const length = input.length;
  const output = new Float64Array(length).fill(Number.NaN);
  const present = (t: number): number => (Number.isFinite(input[t]!) ? input[t]! : 1);
  const toEnd = new Float64Array(length);
  for (let t = length - 1; t >= 0; t--) {
    toEnd[t] = present(t) * ((t + 1) % window === 0 || t === length - 1 ? 1 : toEnd[t + 1]!);
  }
  let fromStart = 1;
  let count = 0;
  for (let t = 0; t < length; t++) {
    fromStart = t % window === 0 ? present(t) : fromStart * present(t);
    if (Number.isFinite(input[t]!)) count++;
    if (t >= window && Number.isFinite(input[t - window]!)) count--;
    if (count < minPeriods || count === 0) continue;
    const begin = t - window + 1;
    const value = begin <= 0 || begin % window === 0 ? fromStart : toEnd[begin]! * fromStart;
    if (Number.isFinite(value)) output[t] = value;
  }
  return output;
}
