// Rolling skewness and excess kurtosis of each symbol.
import { compiled, walkByTwo } from "#engine/compiled";
import type { SeriesRule } from "./rolling-moments.ts";

/**
 * Bias-corrected skewness of the last `window` values.
 *
 * Shape   in[series × rows] -> out[series × rows]; out[t] reads in[t - window + 1 .. t] of its series, never later
 * Unit    ratio
 * NaN     non-finite values are missing; fewer than minPeriods or three present values give NaN, and so does a window that
 *         does not vary
 * Source  pandas rolling().skew(); power sums slide as in rollingVariance
 * Cost    constant per row
 */
export function rollingSkewness(
  input: Float64Array,
  rule: SeriesRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, fourth: 0 }, out);
}

/** Bias-corrected excess kurtosis (four values at least); rules as for rollingSkewness. Source: pandas rolling().kurt(). */
export function rollingKurtosis(
  input: Float64Array,
  rule: SeriesRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, fourth: 1 }, out);
}

function roll(input: Float64Array, rule: SeriesRule & { readonly fourth: number }, out: Float64Array): Float64Array {
  return walkByTwo([input], out, { rows: input.length, ...rule }, ([at], address) =>
    compiled.rollShapes(at!, address, rule.fourth),
  );
}
