// Rolling skewness and kurtosis of one symbol.
import { isFlat } from "./flat.ts";
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { firstPeak, isStill, powers, sumPowers } from "./window-powers.ts";

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

interface ShapeRule extends WindowRule {
  readonly least: number;
  readonly kurtosis: boolean;
}

interface Rows {
  readonly from: number;
  readonly to: number;
  readonly out: Float64Array;
}

/** The highest Σd² since `powers` were taken anew; Infinity after a window that did not vary. */
let peak = 0;

function roll(input: Float64Array, rule: ShapeRule, out: Float64Array): Float64Array {
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

function takeAnew(input: Float64Array, window: number, t: number): void {
  sumPowers(input, t - window + 1, t);
  peak = firstPeak(powers[2]!, powers[3]!, powers[0]! * powers[0]! * window);
}

/**
 * Slides `powers` to the end, or to a row whose spread is small beside what it was taken from, or beyond a number: that row is
 * in the sums, yet has no result. A missing value counts as the origin, which adds nothing.
 */
function slide(
  input: Float64Array,
  { window, least, minPeriods, kurtosis }: ShapeRule,
  { from, to, out }: Rows,
): number {
  const span = Math.min(window, input.length) | 0; // a whole number for the compiler too
  const enough = Math.max(least, minPeriods);
  const origin = powers[0]!;
  let [n, s1, s2] = [powers[1]!, powers[2]!, powers[3]!];
  let [s3, s4, highest] = [powers[4]!, powers[5]!, peak];
  let share = 1 / n;
  let scale = scaleOf(n, kurtosis);
  let t = from;
  for (; t < to; t++) {
    let q = t >= span ? input[t - span]! : Number.NaN;
    let x = input[t]!;
    if (q - q + (x - x) !== 0) {
      const left = q - q === 0;
      const came = x - x === 0;
      if (came && n === (left ? 1 : 0)) highest = Number.NaN; // nothing is left of the rows whose origin this is
      n += Number(came) - Number(left);
      share = 1 / n;
      scale = scaleOf(n, kurtosis);
      q = left ? q : origin;
      x = came ? x : origin;
    }
    const d = x - origin;
    const c = q - origin;
    s1 += d - c;
    s2 += d * d - c * c;
    s3 += d * d * d - c * c * c;
    s4 += d * d * (d * d) - c * c * (c * c);
    if (s2 > highest) highest = s2;
    const m = s1 * share;
    const spread = s2 - s1 * m;
    out[t] = Number.NaN;
    if (n < enough || isStill(highest, s1, s2)) continue;
    if (!(spread > fadedShare * highest && spread < 1e100)) break;
    const value = kurtosis
      ? scale * ((n + 1) * (((s4 - m * (4 * s3 - m * (6 * s2 - 3 * m * s1))) * n) / (spread * spread) - 3) + 6)
      : (scale * (s3 - m * (3 * s2 - 2 * m * s1))) / (spread * Math.sqrt(spread));
    if (value - value !== 0) break;
    out[t] = value;
  }
  powers[1] = n;
  powers[2] = s1;
  powers[3] = s2;
  powers[4] = s3;
  powers[5] = s4;
  peak = highest;
  return t;
}

/** What corrects the bias of n values. */
function scaleOf(n: number, kurtosis: boolean): number {
  return kurtosis ? (n - 1) / ((n - 2) * (n - 3)) : (n * Math.sqrt(n - 1)) / (n - 2);
}

/** The result of sums that were just taken anew. */
function resultOf({ least, minPeriods, kurtosis }: ShapeRule): number {
  const [origin, n, s1, s2] = [powers[0]!, powers[1]!, powers[2]!, powers[3]!];
  if (n < Math.max(least, minPeriods)) return Number.NaN;
  const m = s1 / n;
  const m2 = (s2 - m * s1) / n;
  if (isFlat(m2, origin + m)) return Number.NaN;
  const p3 = powers[4]! - 3 * m * s2 + 2 * m * m * s1;
  const p4 = powers[5]! - 4 * m * powers[4]! + 6 * m * m * s2 - 3 * m * m * m * s1;
  const value = kurtosis
    ? scaleOf(n, true) * ((n + 1) * (p4 / n / (m2 * m2) - 3) + 6)
    : ((Math.sqrt(n * (n - 1)) / (n - 2)) * (p3 / n)) / (m2 * Math.sqrt(m2));
  return value - value === 0 ? value : Number.NaN;
}
