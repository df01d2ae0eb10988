// Rolling skewness and kurtosis of one symbol.
import { isFlat } from "./flat.ts";
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { powers, sumPowers } from "./window-powers.ts";

/** Cubes and fourth powers lose digits sooner than squares do, so they are taken anew sooner. */
const fadedShare = 1 / 16;

/**
 * Bias-corrected skewness of the last `window` values.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    ratio
 * NaN     non-finite values are missing; fewer than minPeriods or three present values give NaN, and so does a window that
 *         does not vary
 * Source  pandas rolling().skew(); power sums slide as in rollingVariance
 * Cost    constant per row
 */
export function rollingSkewness(
  input: Float64Array,
  rule: WindowRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, least: 3, kurtosis: false }, out);
}

/** Bias-corrected excess kurtosis (four values at least); rules as for rollingSkewness. Source: pandas rolling().kurt(). */
export function rollingKurtosis(
  input: Float64Array,
  rule: WindowRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, least: 4, kurtosis: true }, out);
}

function roll(
  input: Float64Array,
  rule: WindowRule & { readonly least: number; readonly kurtosis: boolean },
  out: Float64Array,
): Float64Array {
  const { window, kurtosis } = rule;
  const least = Math.max(rule.least, rule.minPeriods);
  const lastRow = restartRows(window) - 1;
  const sums = new Float64Array(6); // as in `powers`
  let count = 0;
  let peak = 0;
  let same = 0;
  let last = Number.NaN;
  for (let t = 0; t < input.length; t++) {
    const q = t >= window ? input[t - window]! : Number.NaN;
    if (q - q === 0) {
      count--;
      add(sums, q, -1);
    }
    const x = input[t]!;
    if (x - x === 0) {
      if (count === 0) {
        sums.fill(0);
        sums[0] = x;
        peak = 0;
      }
      same = x === last ? same + 1 : 1;
      last = x;
      count++;
      add(sums, x, 1);
      if (sums[3]! > peak) peak = sums[3]!;
    }
    const spread = sums[3]! - (sums[2]! * sums[2]!) / count;
    if ((t & lastRow) === 0 || (count >= least && !(spread >= fadedShare * peak))) {
      sumPowers(input, t - window + 1, t);
      sums.set(powers);
      peak = sums[3]!;
    }
    if (count < least || same >= count) out[t] = Number.NaN;
    else {
      const value = shapeOf(sums, count, kurtosis);
      out[t] = value - value === 0 ? value : Number.NaN;
    }
  }
  return out;
}

function add(sums: Float64Array, x: number, sign: 1 | -1): void {
  const d = x - sums[0]!;
  const square = sign * d * d;
  sums[2] = sums[2]! + sign * d;
  sums[3] = sums[3]! + square;
  sums[4] = sums[4]! + square * d;
  sums[5] = sums[5]! + square * d * d;
}

function shapeOf(sums: Float64Array, n: number, kurtosis: boolean): number {
  const m = sums[2]! / n;
  const m2 = (sums[3]! - m * sums[2]!) / n;
  if (isFlat(m2, sums[0]! + m)) return Number.NaN;
  const p3 = sums[4]! - 3 * m * sums[3]! + 2 * m * m * sums[2]!;
  if (!kurtosis) return ((Math.sqrt(n * (n - 1)) / (n - 2)) * (p3 / n)) / m2 ** 1.5;
  const p4 = sums[5]! - 4 * m * sums[4]! + 6 * m * m * sums[3]! - 3 * m * m * m * sums[2]!;
  const excess = p4 / n / (m2 * m2) - 3;
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6);
}
