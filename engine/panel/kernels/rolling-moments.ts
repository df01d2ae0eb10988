// Rolling variance, deviation and z-score of each symbol.
import { compiled, walkByTwo } from "#engine/compiled";

/** Window length and the least number of present values. */
export interface WindowRule {
  readonly window: number;
  readonly minPeriods: number;
}

/** A rule for several series of equal length, which stand one after the other. */
export interface SeriesRule extends WindowRule {
  /** Rows of each series; one series when left out. */
  readonly rows?: number;
}

const reports = ["variance", "deviation", "zscore"] as const;
type SpreadReport = (typeof reports)[number];

/**
 * Sample variance (ddof 1) of the last `window` values.
 *
 * Shape   in[series × rows] -> out[series × rows]; out[t] reads in[t - window + 1 .. t] of its series, never later
 * Unit    the input's, squared
 * NaN     non-finite values are missing; fewer than minPeriods or two present values give NaN; a constant window gives 0
 * Source  definition; same rows as pandas rolling(window, min_periods).var(). Σd and Σd² slide about an origin inside the
 *         data; they are taken anew at restart rows and when Σ(x − mean)² has fallen far below the highest Σd² since:
 *         when the mean strayed from the origin, or when something large left and took the low digits with it
 * Cost    constant per row
 */
export function rollingVariance(
  input: Float64Array,
  rule: SeriesRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, report: "variance" }, out);
}

/** Square root of the variance; rules as for rollingVariance. */
export function rollingDeviation(
  input: Float64Array,
  rule: SeriesRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, report: "deviation" }, out);
}

/** The last value's distance from the window's mean in deviations; NaN when the last value is missing or nothing varies. */
export function rollingZscore(
  input: Float64Array,
  rule: SeriesRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, report: "zscore" }, out);
}

function roll(
  input: Float64Array,
  rule: SeriesRule & { readonly report: SpreadReport },
  out: Float64Array,
): Float64Array {
  const report = reports.indexOf(rule.report);
  return walkByTwo([input], out, { rows: input.length, ...rule }, ([at], address) =>
    compiled.rollMoments(at!, address, report),
  );
}
