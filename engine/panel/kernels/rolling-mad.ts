// Rolling mean absolute deviation of one symbol.
import type { WindowRule } from "./rolling-moments.ts";

/**
 * Mean distance of the last `window` values from their mean.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input
 * NaN     non-finite values are missing; fewer than minPeriods present values give NaN
 * Source  definition; the mean deviation about the mean, not the median one
 * Cost    two passes over each window, on distances from its oldest value, so that a large level costs no digits
 */
export function rollingMad(input: Float64Array, rule: WindowRule): Float64Array {
  const { window, minPeriods } = rule;
  const output = new Float64Array(input.length).fill(Number.NaN);
  const distances = new Float64Array(window);
  for (let t = 0; t < input.length; t++) {
    let count = 0;
    let level = 0;
    let sum = 0;
    for (let i = Math.max(0, t - window + 1); i <= t; i++) {
      const x = input[i]!;
      if (!Number.isFinite(x)) continue;
      if (count === 0) level = x;
      const d = x - level;
      distances[count++] = d;
      sum += d;
    }
    if (count < minPeriods || count === 0) continue;
    const mean = sum / count;
    let total = 0;
    for (let i = 0; i < count; i++) total += Math.abs(distances[i]! - mean);
    if (Number.isFinite(total)) output[t] = total / count;
  }
  return output;
}
