// Variance, correlation and slope as TA-Lib computes them: sums of squares that are carried along, rounding and all.
import { isZero, isZeroOrLess } from "./smallness.ts";

/**
 * Population variance of n values, from row first + n − 1 on: mean of squares minus square of the mean.
 *
 * NaN     none inside; a flat window gives the rounding that its sums have gathered, as TA-Lib does, and not always 0
 * Source  TA-Lib's VAR; ts_var is the form that keeps its digits far from zero
 * Cost    one pass
 */
export function carriedVariance(
  x: Float64Array,
  rule: { readonly n: number; readonly first: number },
  out: Float64Array,
) {
  const { n, first } = rule;
  let sum = 0;
  let squares = 0;
  for (let t = first; t < x.length; t++) {
    sum += x[t]!;
    squares += x[t]! * x[t]!;
    if (t - first < n - 1) continue;
    const mean = sum / n;
    out[t] = squares / n - mean * mean;
    const leaving = x[t - n + 1]!;
    sum -= leaving;
    squares -= leaving * leaving;
  }
}

/** The root of a variance, 0 where it is within rounding of zero or below. */
export function deviationOf(variance: number): number {
  return isZeroOrLess(variance) ? 0 : Math.sqrt(variance);
}

/** Sums of two series and of their products, over a window. */
interface Sums {
  x: number;
  y: number;
  xx: number;
  yy: number;
  xy: number;
}

function count(sums: Sums, x: number, y: number): void {
  sums.x += x;
  sums.xx += x * x;
  sums.xy += x * y;
  sums.y += y;
  sums.yy += y * y;
}

function drop(sums: Sums, x: number, y: number): void {
  sums.x -= x;
  sums.xx -= x * x;
  sums.xy -= x * y;
  sums.y -= y;
  sums.yy -= y * y;
}

/** Pearson correlation of n pairs, from row n − 1 on; 0 where one of them does not vary. Source: TA-Lib's CORREL. */
export function carriedCorrelation(x: Float64Array, y: Float64Array, n: number, out: Float64Array): void {
  const sums: Sums = { x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
  for (let t = 0; t < x.length; t++) {
    if (t >= n) drop(sums, x[t - n]!, y[t - n]!);
    count(sums, x[t]!, y[t]!);
    if (t < n - 1) continue;
    const spread = (sums.xx - (sums.x * sums.x) / n) * (sums.yy - (sums.y * sums.y) / n);
    out[t] = isZeroOrLess(spread) ? 0 : (sums.xy - (sums.x * sums.y) / n) / Math.sqrt(spread);
  }
}

/** The change of a series at row t, as a share of the value before; 0 where that is 0. */
function changeAt(x: Float64Array, t: number): number {
  const last = x[t - 1]!;
  return isZero(last) ? 0 : (x[t]! - last) / last;
}

/** Slope of the changes of y on the changes of x over n rows, from row n on; 0 where x stands still. Source: TA-Lib's BETA. */
export function carriedSlope(x: Float64Array, y: Float64Array, n: number, out: Float64Array): void {
  const sums: Sums = { x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
  for (let t = 1; t < x.length; t++) {
    count(sums, changeAt(x, t), changeAt(y, t));
    if (t < n) continue;
    const spread = n * sums.xx - sums.x * sums.x;
    out[t] = isZero(spread) ? 0 : (n * sums.xy - sums.x * sums.y) / spread;
    drop(sums, changeAt(x, t - n + 1), changeAt(y, t - n + 1));
  }
}

/** A straight line through n values, with x = 0 at the oldest: its value there and its slope. */
export interface Line {
  intercept: number;
  slope: number;
}

/** Visits every row from n − 1 on with the least-squares line through the last n values (one record, reused). */
export function forEachLine(x: Float64Array, n: number, visit: (t: number, line: Line) => void): void {
  const line: Line = { intercept: 0, slope: 0 };
  const sumX = (n * (n - 1)) / 2;
  const divisor = sumX * sumX - (n * n * (n - 1) * (2 * n - 1)) / 6;
  for (let t = n - 1; t < x.length; t++) {
    let sum = 0;
    let product = 0;
    for (let back = n - 1; back >= 0; back--) {
      sum += x[t - back]!;
      product += back * x[t - back]!;
    }
    line.slope = (n * product - sumX * sum) / divisor;
    line.intercept = (sum - line.slope * sumX) / n;
    visit(t, line);
  }
}
