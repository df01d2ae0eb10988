// A value against the smallest and largest of its window.
import { rollingExtreme } from "./rolling-extreme.ts";
import type { WindowRule } from "./rolling-moments.ts";

/**
 * Combines today's value with both extremes of the last `window` values.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    set by the combination
 * NaN     a missing value today, or fewer than minPeriods present values, give NaN
 * Source  definition
 * Cost    amortised constant per step; see rollingExtreme
 */
export function rollingRange(
  input: Float64Array,
  rule: WindowRule & { readonly of: (now: number, low: number, high: number) => number },
  out: Float64Array,
): void {
  const { window, minPeriods, of } = rule;
  const lows = rollingExtreme(input, { window, minPeriods, extreme: "min", report: "value", ties: "newest" });
  const highs = rollingExtreme(input, { window, minPeriods, extreme: "max", report: "value", ties: "newest" });
  for (let t = 0; t < input.length; t++) {
    const value = of(input[t]!, lows[t]!, highs[t]!);
    out[t] = Number.isFinite(input[t]!) && Number.isFinite(value) ? value : Number.NaN;
  }
}
