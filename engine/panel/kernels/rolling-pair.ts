// Rolling covariance and correlation of two series of each symbol.
import { compiled, walkByTwo } from "#engine/compiled";
import type { SeriesRule } from "./rolling-moments.ts";

/**
 * Sample covariance (ddof 1) over the rows of the window where both values are present.
 *
 * Shape   x, y, out[series × rows]; out[t] reads rows t - window + 1 .. t of its series, never later
 * Unit    the product of the two
 * NaN     a row counts only when both are finite; fewer than minPeriods or two such rows give NaN; a constant side gives 0
 * Source  definition; same rows as pandas rolling(window, min_periods).cov(other). Sums of distances from an origin inside
 *         the data, of their squares and products, slide and are taken anew as in rollingVariance
 * Cost    constant per row
 */
export function rollingCovariance(
  x: Float64Array,
  y: Float64Array,
  rule: SeriesRule,
  out: Float64Array = new Float64Array(x.length),
): Float64Array {
  return roll({ x, y }, { ...rule, correlation: false }, out);
}

/** Pearson correlation, within −1 … 1; NaN when either side does not vary. Rules as for rollingCovariance. */
export function rollingCorrelation(
  x: Float64Array,
  y: Float64Array,
  rule: SeriesRule,
  out: Float64Array = new Float64Array(x.length),
): Float64Array {
  return roll({ x, y }, { ...rule, correlation: true }, out);
}

interface Pair {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function roll({ x, y }: Pair, rule: SeriesRule & { readonly correlation: boolean }, out: Float64Array): Float64Array {
  return walkByTwo([x, y], out, { rows: x.length, ...rule }, ([atX, atY], address) =>
    compiled.rollPairs(atX!, atY!, address, Number(rule.correlation)),
  );
}
