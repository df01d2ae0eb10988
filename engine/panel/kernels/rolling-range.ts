// A value against the smallest and largest of its window.
import { rollingExtreme } from "./rolling-extreme.ts";
import type { SeriesRule } from "./rolling-moments.ts";

/**
 * Combines today's value with both extremes of the last `window` values.
 *
 * Shape   in[series × rows] -> out[series × rows]; out[t] reads in[t - window + 1 .. t] of its series, never later
 * Unit    set by the combination
 * NaN     a missing value today, or fewer than minPeriods present values, give NaN
 * Source  definition
 * Cost    amortised constant per step; see rollingExtreme
 */
export function rollingRange(
  input: Float64Array,
  rule: SeriesRule & { readonly of: (now: number, low: number, high: number) => number },
  out: Float64Array,
): void {
  const { window, minPeriods, of, rows = input.length } = rule;
  const least = new Float64Array(Math.min(2 * rows, input.length));
  const most = new Float64Array(least.length);
  for (let start = 0; start < input.length; start += least.length) {
    const pair = input.subarray(start, start + least.length);
    const common = { window, minPeriods, rows, report: "value", ties: "newest" } as const;
    const lows = rollingExtreme(pair, { ...common, extreme: "min" }, least.subarray(0, pair.length));
    const highs = rollingExtreme(pair, { ...common, extreme: "max" }, most.subarray(0, pair.length));
    for (let t = 0; t < pair.length; t++) {
      const value = of(pair[t]!, lows[t]!, highs[t]!);
      out[start + t] = Number.isFinite(pair[t]!) && Number.isFinite(value) ? value : Number.NaN;
    }
  }
}
