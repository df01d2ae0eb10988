// Rolling variance, deviation, z-score, skewness and kurtosis of one symbol.
import { isFlat } from "./flat.ts";
import { ShiftedMoments } from "./shifted-moments.ts";

/** Window length and the least number of present values. */
export interface WindowRule {
  readonly window: number;
  readonly minPeriods: number;
}

/**
 * Sample variance (ddof 1) of the last `window` values.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    the input's, squared
 * NaN     non-finite values are missing; fewer than minPeriods or two present values give NaN; a constant window gives 0
 * Source  definition; same rows as pandas rolling(window, min_periods).var()
 * Cost    constant per step; see ShiftedMoments
 */
export function rollingVariance(input: Float64Array, rule: WindowRule): Float64Array {
  return roll(input, rule, { highest: 2, least: 2 }, (moments) => moments.central(2) / (moments.count - 1));
}

/** Square root of the variance; rules as for rollingVariance. */
export function rollingDeviation(input: Float64Array, rule: WindowRule): Float64Array {
  return roll(input, rule, { highest: 2, least: 2 }, (moments) => Math.sqrt(moments.central(2) / (moments.count - 1)));
}

/** The last value's distance from the window's mean in deviations; NaN when the last value is missing or nothing varies. */
export function rollingZscore(input: Float64Array, rule: WindowRule): Float64Array {
  return roll(input, rule, { highest: 2, least: 2 }, (moments, x) => {
    const variance = moments.central(2) / (moments.count - 1);
    return isFlat(variance, moments.mean) ? Number.NaN : (x - moments.mean) / Math.sqrt(variance);
  });
}

/** Bias-corrected skewness (three values at least); NaN where nothing varies. Source: pandas rolling().skew(). */
export function rollingSkewness(input: Float64Array, rule: WindowRule): Float64Array {
  return roll(input, rule, { highest: 3, least: 3 }, (moments) => {
    const n = moments.count;
    const m2 = moments.central(2) / n;
    if (isFlat(m2, moments.mean)) return Number.NaN;
    return ((Math.sqrt(n * (n - 1)) / (n - 2)) * (moments.central(3) / n)) / m2 ** 1.5;
  });
}

/** Bias-corrected excess kurtosis (four values at least); NaN where nothing varies. Source: pandas rolling().kurt(). */
export function rollingKurtosis(input: Float64Array, rule: WindowRule): Float64Array {
  return roll(input, rule, { highest: 4, least: 4 }, (moments) => {
    const n = moments.count;
    const m2 = moments.central(2) / n;
    if (isFlat(m2, moments.mean)) return Number.NaN;
    const excess = moments.central(4) / n / (m2 * m2) - 3;
    return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6);
  });
}

function roll(
  input: Float64Array,
  rule: WindowRule,
  need: { readonly highest: 2 | 3 | 4; readonly least: number },
  statistic: (moments: ShiftedMoments, x: number) => number,
): Float64Array {
  const output = new Float64Array(input.length).fill(Number.NaN);
  const moments = new ShiftedMoments(input, rule.window, need.highest);
  const least = Math.max(rule.minPeriods, need.least);
  for (let t = 0; t < input.length; t++) {
    moments.step(t);
    if (moments.count < least) continue;
    const value = statistic(moments, input[t]!);
    if (Number.isFinite(value)) output[t] = value;
  }
  return output;
}
