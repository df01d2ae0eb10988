// When sliding sums of squares are taken anew, and when a window does not vary: the same bounds for every kernel.
import { beside, both, choose, ones, pairAt, present, rowAt } from "./lanes";

/**
 * What spreads are compared with once sums are taken anew: Σd², or more where underflow or the rounding of the level (given as
 * origin² × window) could show in a spread, so that such spreads count as faded. Infinity when nothing varied.
 */
export function firstPeak(sum: f64, squares: f64, level: f64): f64 {
  if (sum === 0 && squares === 0) return Infinity;
  return max(squares, max(256 * 1e-140, 256 * 1e-27 * level));
}

/** Lanes where no value has differed from the origin since the sums were taken anew: windows that do not vary. */
export function isStill(peak: v128, sum: v128, squares: v128): v128 {
  const zero = f64x2.splat(0);
  const unmoved = v128.and(f64x2.eq(sum, zero), f64x2.eq(squares, zero));
  return v128.and(f64x2.eq(peak, f64x2.splat(Infinity)), unmoved);
}

/** True when nothing varies beyond the rounding of the mean. */
export function isFlat(variance: f64, mean: f64): bool {
  const bound = 1e-14 * mean;
  return !(variance > bound * bound);
}

/** Mean of the present rows, near enough for an origin; the oldest value where the mean is beyond a number; 0 of none. */
export function originsOf(input: usize, from: i32, to: i32): v128 {
  const stride = beside;
  let level = both(0);
  let found = both(0);
  let count = both(0);
  let sum = both(0);
  for (let i = from; i <= to; i++) {
    const x = pairAt(rowAt(input, i), stride);
    const known = present(x);
    if (!i64x2.all_true(found)) {
      level = choose(v128.andnot(known, found), x, level);
      found = v128.or(found, known);
    }
    sum = f64x2.add(sum, v128.and(known, f64x2.sub(x, level)));
    count = f64x2.add(count, ones(known));
  }
  const mean = f64x2.add(level, f64x2.div(sum, count));
  return choose(present(mean), mean, level);
}
