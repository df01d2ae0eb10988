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
  const rows = restartRows(rule.window);
  for (let start = 0; start < out.length; start += rows) {
    const to = Math.min(start + rows, out.length);
    takeAnew(input, rule.window, start);
    out[start] = resultOf(rule);
    for (let from = start + 1; from < to; ) {
      const t = slide(input, rule, { from, to, out });
      from = t + 1;
      if (t === to) break;
      takeAnew(input, rule.window, t);
      out[t] = resultOf(rule);
    }
  }
  return out;
}

/**
 * What slides: the origin, the plain and the weighted sum of distances from it with what rounding left out of each, the
 * summed magnitudes and their highest value since they were taken anew, the count and the sum of the weights.
 */
const state = new Float64Array(9);

interface Rows {
  readonly from: number;
  readonly to: number;
  readonly out: Float64Array;
}

/**
 * Slides to the end, or to a row whose magnitudes have faded or whose sum is beyond a number: that row has no result. A
 * missing value counts as the origin, which adds nothing.
 */
function slide(input: Float64Array, { window, minPeriods }: WindowRule, { from, to, out }: Rows): number {
  const span = Math.min(window, input.length) | 0; // a whole number for the compiler too
  let [origin, plain, plainLow, weighted] = [state[0]!, state[1]!, state[2]!, state[3]!];
  let [weightedLow, magnitudes, peak] = [state[4]!, state[5]!, state[6]!];
  let [count, weights] = [state[7]!, state[8]!];
  let t = from;
  for (; t < to; t++) {
    let sum = weighted - plain;
    let part = sum - weighted;
    weightedLow += weighted - (sum - part) + (-plain - part) - plainLow;
    weighted = sum;
    weights += window - count;
    let q = t >= span ? input[t - span]! : Number.NaN;
    let x = input[t]!;
    if (q - q + (x - x) !== 0 || count === 1) {
      const left = q - q === 0;
      const came = x - x === 0;
      if (came && count === Number(left)) {
        plain = plainLow = weighted = weightedLow = magnitudes = peak = 0;
        origin = q = x;
      }
      count += Number(came) - Number(left);
      weights -= came ? 0 : window;
      q = left ? q : origin;
      x = came ? x : origin;
    }
    const c = q - origin;
    sum = plain - c;
    part = sum - plain;
    plainLow += plain - (sum - part) + (-c - part);
    plain = sum;
    const d = x - origin;
    sum = plain + d;
    part = sum - plain;
    plainLow += plain - (sum - part) + (d - part);
    plain = sum;
    sum = weighted + window * d;
    part = sum - weighted;
    weightedLow += weighted - (sum - part) + (window * d - part);
    weighted = sum;
    magnitudes += Math.abs(d) - Math.abs(c);
    if (magnitudes > peak) peak = magnitudes;
    out[t] = Number.NaN;
    if (count === 0) continue;
    if (!(magnitudes >= fadedShare * peak && weighted - weighted === 0)) break;
    const mean = origin + (weighted + weightedLow) / weights;
    if (count >= minPeriods && mean - mean === 0) out[t] = mean;
  }
  state.set([origin, plain, plainLow, weighted, weightedLow, magnitudes, peak, count, weights]);
  return t;
}

/** The sums of the window that ends at a row, from an origin that depends on nothing but these rows. */
function takeAnew(input: Float64Array, window: number, t: number): void {
  const from = Math.max(0, t - window + 1);
  const origin = originOf(input, from, t);
  let plain = 0;
  let weighted = 0;
  let magnitudes = 0;
  let count = 0;
  let weights = 0;
  for (let i = from; i <= t; i++) {
    const x = input[i]!;
    if (x - x !== 0) continue;
    const weight = window - t + i;
    plain += x - origin;
    weighted += weight * (x - origin);
    magnitudes += Math.abs(x - origin);
    weights += weight;
    count++;
  }
  state.set([origin, plain, 0, weighted, 0, magnitudes, magnitudes, count, weights]);
}

function resultOf({ minPeriods }: WindowRule): number {
  const count = state[7]!;
  const mean = state[0]! + (state[3]! + state[4]!) / state[8]!;
  return count >= minPeriods && count > 0 && mean - mean === 0 ? mean : Number.NaN;
}
