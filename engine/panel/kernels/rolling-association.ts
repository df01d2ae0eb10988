// Rolling partial correlation, autocorrelation, and mean over deviation.

import { isFlat } from "./flat.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { collinearShare } from "./rolling-regression.ts";
import { countPresent } from "./running.ts";
import { WindowCoMoments } from "./window-co-moments.ts";

/**
 * Correlation of x and y after both have been freed of z, over the last `window` rows.
 *
 * Shape   series x, y, z [n] -> out[n]; out[t] reads rows t - window + 1 .. t, never later
 * Unit    ratio, −1 … 1
 * NaN     a row counts when all three are finite; fewer than minPeriods or three rows, a series that does not vary, and an
 *         x or y that follows from z give NaN
 * Source  (r_xy − r_xz r_yz) ÷ √((1 − r_xz²)(1 − r_yz²)), taken from the co-moments that z leaves over
 * Cost    constant per step; see WindowCoMoments
 */
export function rollingPartialCorrelation(series: readonly Float64Array[], rule: WindowRule, out: Float64Array): void {
  const moments = new WindowCoMoments(series, rule.window);
  const least = Math.max(3, rule.minPeriods);
  for (let t = 0; t < out.length; t++) {
    moments.step(t);
    const value = moments.count >= least ? partialCorrelation(moments) : Number.NaN;
    out[t] = Number.isFinite(value) ? value : Number.NaN;
  }
}

function partialCorrelation(moments: WindowCoMoments): number {
  for (let i = 0; i < 3; i++) if (flat(moments, i)) return Number.NaN;
  const xx = moments.central(0, 0);
  const yy = moments.central(1, 1);
  const zz = moments.central(2, 2);
  const xz = moments.central(0, 2);
  const yz = moments.central(1, 2);
  const restX = xx - (xz / zz) * xz;
  const restY = yy - (yz / zz) * yz;
  if (!(restX > collinearShare * xx && restY > collinearShare * yy)) return Number.NaN;
  const cross = moments.central(0, 1) - (xz / zz) * yz;
  return Math.max(-1, Math.min(1, cross / Math.sqrt(restX) / Math.sqrt(restY)));
}

/**
 * Correlation of a series with itself `lag` rows earlier, over the pairs inside the window.
 *
 * Shape, unit, cost as for rollingPartialCorrelation
 * NaN     fewer than minPeriods present values in the window, fewer than two pairs, or a side that does not vary give NaN
 * Source  definition; the window's pandas Series.autocorr(lag)
 */
export function rollingAutocorrelation(
  input: Float64Array,
  rule: WindowRule & { readonly lag: number },
  out: Float64Array,
): void {
  const { window, minPeriods, lag } = rule;
  countPresent(input, window, out);
  const earlier = new Float64Array(input.length).fill(Number.NaN);
  earlier.set(input.subarray(0, Math.max(0, input.length - lag)), Math.min(lag, input.length));
  const moments = new WindowCoMoments([input, earlier], Math.max(1, window - lag));
  for (let t = 0; t < out.length; t++) {
    moments.step(t);
    const enough = out[t]! >= minPeriods && moments.count >= 2 && lag < window;
    const usable = enough && !flat(moments, 0) && !flat(moments, 1);
    const spread = Math.sqrt(moments.central(0, 0)) * Math.sqrt(moments.central(1, 1));
    const value = usable ? moments.central(0, 1) / spread : Number.NaN;
    out[t] = Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : Number.NaN;
  }
}

/** Mean over deviation (ddof 0) of the last `window` values; NaN where nothing varies. Rules as for the others. */
export function rollingInformation(input: Float64Array, rule: WindowRule, out: Float64Array): void {
  const moments = new WindowCoMoments([input], rule.window);
  const least = Math.max(2, rule.minPeriods);
  for (let t = 0; t < out.length; t++) {
    moments.step(t);
    const square = moments.central(0, 0) / moments.count;
    const usable = moments.count >= least && !isFlat(square, moments.mean(0));
    const value = usable ? moments.mean(0) / Math.sqrt(square) : Number.NaN;
    out[t] = Number.isFinite(value) ? value : Number.NaN;
  }
}

function flat(moments: WindowCoMoments, i: number): boolean {
  return isFlat(moments.central(i, i) / (moments.count - 1), moments.mean(i));
}
