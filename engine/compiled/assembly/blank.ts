// Missing values: put everywhere, and in the place of what is infinite.

/** Puts NaN in `n` places; there is room for one more. */
export function fillMissing(values: usize, n: i32): void {
  const missing = f64x2.splat(NaN);
  const end = values + ((<usize>n) << 3);
  for (let at = values; at < end; at += 16) v128.store(at, missing);
}

/** Puts NaN in the place of what is infinite among `n` values; there is room for one more. */
export function blankInfinite(values: usize, n: i32): void {
  const zero = f64x2.splat(0);
  const missing = f64x2.splat(NaN);
  const end = values + ((<usize>n) << 3);
  for (let at = values; at < end; at += 16) {
    const x = v128.load(at);
    v128.store(at, v128.bitselect(x, missing, f64x2.eq(f64x2.sub(x, x), zero)));
  }
}
