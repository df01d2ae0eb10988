// Linearly weighted rolling mean of one symbol.
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { fadedShare, originOf } from "./window-powers.ts";

/**
 * Mean of the last `window` values with weights 1 .. window, the newest heaviest.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input
 * NaN     missing rows leave both the sum and the weights; fewer than minPeriods present values give NaN
 * Source  definition; weights divided by their sum, window (window + 1) / 2 when nothing is missing. Both sums slide on
 *         distances from an origin inside the data; they are taken anew at restart rows and when the summed magnitudes have
 *         fallen far below their highest value, since what was large took the low digits with it
 * Cost    constant per row: ageing the window by one bar takes one plain sum off the weighted one
 */
export function rollingDecay(
  input: Float64Array,
  rule: WindowRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  const { window, minPeriods } = rule;
  const lastRow = restartRows(window) - 1;
  let origin = 0;
  let plain = 0;
  let plainLow = 0;
  let weighted = 0;
  let weightedLow = 0;
  let sum = 0;
  let part = 0;
  let magnitudes = 0;
  let peak = 0;
  let count = 0;
  let weights = 0;
  for (let t = 0; t < input.length; t++) {
    sum = weighted - plain;
    part = sum - weighted;
    weightedLow += weighted - (sum - part) + (-plain - part) - plainLow;
    weighted = sum;
    weights -= count;
    const q = t >= window ? input[t - window]! : Number.NaN;
    if (q - q === 0) {
      const d = q - origin;
      sum = plain - d;
      part = sum - plain;
      plainLow += plain - (sum - part) + (-d - part);
      plain = sum;
      magnitudes -= Math.abs(d);
      count--;
    }
    const x = input[t]!;
    if (x - x === 0) {
      if (count === 0) {
        origin = x;
        plain = plainLow = weighted = weightedLow = magnitudes = peak = 0;
      }
      const d = x - origin;
      sum = plain + d;
      part = sum - plain;
      plainLow += plain - (sum - part) + (d - part);
      plain = sum;
      const heavy = window * d;
      sum = weighted + heavy;
      part = sum - weighted;
      weightedLow += weighted - (sum - part) + (heavy - part);
      weighted = sum;
      magnitudes += Math.abs(d);
      weights += window;
      count++;
      if (magnitudes > peak) peak = magnitudes;
    }
    if ((t & lastRow) === 0 || (count > 0 && !(magnitudes >= fadedShare * peak && weighted - weighted === 0))) {
      const from = Math.max(0, t - window + 1);
      origin = originOf(input, from, t);
      plain = plainLow = weighted = weightedLow = magnitudes = 0;
      for (let i = from; i <= t; i++) {
        const value = input[i]!;
        if (value - value !== 0) continue;
        const d = value - origin;
        plain += d;
        weighted += (window - t + i) * d;
        magnitudes += Math.abs(d);
      }
      peak = magnitudes;
    }
    const mean = count < minPeriods || count === 0 ? Number.NaN : origin + (weighted + weightedLow) / weights;
    out[t] = mean - mean === 0 ? mean : Number.NaN;
  }
  return out;
}
