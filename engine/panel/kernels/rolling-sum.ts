// Rolling sum and mean of each symbol.
import { compiled, walkByTwo } from "#engine/compiled";
import type { SeriesRule } from "./rolling-moments.ts";

/**
 * Adds up the last `window` values.
 *
 * Shape   in[series × rows] -> out[series × rows]; out[t] reads in[t - window + 1 .. t] of its series, never later
 * Unit    that of the input
 * NaN     non-finite values are missing; fewer than `minPeriods` present values give NaN
 * Source  definition; same rows as pandas rolling(window, min_periods).sum(). What each addition rounds away is kept
 *         beside the sum (Knuth's two-sum), so that 1e18 may pass through a window of ones without leaving a trace
 * Cost    constant per row, restarted as restartRows says; rows without gaps take a loop without questions, the same bytes
 */
export function rollingSum(
  input: Float64Array,
  rule: SeriesRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, rule, { out, mean: 0 });
}

/** Averages the last `window` values; rules as for rollingSum. */
export function rollingMean(
  input: Float64Array,
  rule: SeriesRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, rule, { out, mean: 1 });
}

function roll(
  input: Float64Array,
  rule: SeriesRule,
  { out, mean }: { readonly out: Float64Array; readonly mean: number },
): Float64Array {
  return walkByTwo([input], out, { rows: input.length, ...rule }, ([at], address) =>
    compiled.rollSums(at!, address, mean),
  );
}
