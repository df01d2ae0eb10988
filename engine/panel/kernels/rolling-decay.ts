// Linearly weighted rolling mean of each symbol.
import { compiled, walkByTwo } from "#engine/compiled";
import type { SeriesRule } from "./rolling-moments.ts";

/**
 * Mean of the last `window` values with weights 1 .. window, the newest heaviest.
 *
 * Shape   in[series × rows] -> out[series × rows]; out[t] reads in[t - window + 1 .. t] of its series, never later
 * Unit    that of the input
 * NaN     missing rows leave both the sum and the weights; fewer than minPeriods present values give NaN
 * Source  definition; weights divided by their sum, window (window + 1) / 2 when nothing is missing. Both sums slide on
 *         distances from an origin inside the data; they are taken anew at restart rows and when the summed magnitudes have
 *         fallen far below their highest value, since what was large took the low digits with it
 * Cost    constant per row: ageing the window by one bar takes one plain sum off the weighted one
 */
export function rollingDecay(
  input: Float64Array,
  rule: SeriesRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return walkByTwo([input], out, { rows: input.length, ...rule }, ([at], address) => compiled.rollDecays(at!, address));
}
