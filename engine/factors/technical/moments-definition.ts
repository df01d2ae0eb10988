// Moments from lists: sums over windows that rows enter and leave in order.
import { carriedSums, lastOf, together, type Values } from "./definitions.ts";
import { deviationOf, type Line } from "./moments.ts";
import { isZero, isZeroOrLess } from "./smallness.ts";

export function carriedVariances(x: Values, n: number): Values {
  const squares = carriedSums(
    x.map((value) => value * value),
    n,
  );
  return together(carriedSums(x, n), squares, (a, b) => b / n - (a / n) ** 2);
}

/** Deviations for bands around an average that begins at row `begin`. */
export function deviationsFrom(x: Values, n: number, begin: number): Values {
  return carriedVariances(x.slice(Math.max(0, begin - n + 1)), n).map(deviationOf);
}

interface Sums {
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

function sumsOf(x: Values, y: Values, n: number): Sums {
  const of = (values: Values): number => lastOf(carriedSums(values, n));
  return {
    x: of(x),
    y: of(y),
    xx: of(x.map((a) => a * a)),
    yy: of(y.map((b) => b * b)),
    xy: of(x.map((a, i) => a * y[i]!)),
  };
}

export function carriedCorrelationOf(x: Values, y: Values, n: number): number {
  if (x.length < n) return Number.NaN;
  const sums = sumsOf(x, y, n);
  const spread = (sums.xx - (sums.x * sums.x) / n) * (sums.yy - (sums.y * sums.y) / n);
  return isZeroOrLess(spread) ? 0 : (sums.xy - (sums.x * sums.y) / n) / Math.sqrt(spread);
}

export function carriedSlopeOf(x: Values, y: Values, n: number): number {
  if (x.length <= n) return Number.NaN;
  const changes = (z: Values): Values => z.slice(1).map((now, i) => (isZero(z[i]!) ? 0 : (now - z[i]!) / z[i]!));
  const sums = sumsOf(changes(x), changes(y), n);
  const spread = n * sums.xx - sums.x * sums.x;
  return isZero(spread) ? 0 : (n * sums.xy - sums.x * sums.y) / spread;
}

/** Least squares through one window, with x = 0 at its oldest value. */
export function lineOf(window: Values): Line {
  const n = window.length;
  const middle = (n - 1) / 2;
  const mean = window.reduce((sum, value) => sum + value, 0) / n;
  const spread = window.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  const slope = window.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0) / spread;
  return { intercept: mean - slope * middle, slope };
}
