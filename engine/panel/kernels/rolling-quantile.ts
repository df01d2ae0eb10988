// Rolling quantiles of one symbol.
import { orderedWindow } from "./ordered-window.ts";

/**
 * The q-quantile of the last `window` values, by linear interpolation between order statistics.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input
 * NaN     non-finite values are missing; fewer than minPeriods present values give NaN
 * Source  definition; same rows as pandas rolling(window, min_periods).quantile(q), median() for q = ½
 * Cost    O(log n) per step; see orderedWindow
 */
export function rollingQuantile(
  input: Float64Array,
  rule: { readonly window: number; readonly minPeriods: number; readonly q: number },
): Float64Array {
  const { window, minPeriods, q } = rule;
  const output = new Float64Array(input.length).fill(Number.NaN);
  const ordered = orderedWindow(input, window);
  let count = 0;
  for (let t = 0; t < input.length; t++) {
    if (t >= window && Number.isFinite(input[t - window]!)) {
      ordered.remove(input[t - window]!);
      count--;
    }
    if (Number.isFinite(input[t]!)) {
      ordered.insert(input[t]!);
      count++;
    }
    if (count < minPeriods || count === 0) continue;
    const place = (count - 1) * q;
    const low = Math.floor(place);
    const below = ordered.kth(low);
    output[t] = place > low ? between(below, ordered.kth(low + 1), place - low) : below;
  }
  return output;
}

/** Weighted so that two huge values of opposite sign do not overflow. */
function between(low: number, high: number, share: number): number {
  return low === high ? low : low * (1 - share) + high * share;
}
