// Series of equal length, two at a time, one in each lane of a vector; each lane has the values it would have alone.

/** Bytes from the first of both series to the second; 0 when there is only one, which then stands in both lanes. */
export let beside: usize = 0;
/** Rows of each series, rows of the window, and the fewest present values that give a result. */
export let rows: i32 = 0;
export let window: i32 = 0;
export let least: f64 = 0;

/** Says what the next kernels run over. */
export function takePair(bytes: usize, length: i32, span: i32, minPeriods: f64): void {
  beside = bytes;
  rows = length;
  window = span;
  least = minPeriods;
}

export function pairAt(at: usize, stride: usize): v128 {
  return v128.load_lane<f64>(at + stride, v128.load_zero<f64>(at), 1);
}

export function storePair(at: usize, stride: usize, values: v128): void {
  v128.store_lane<f64>(at, values, 0);
  v128.store_lane<f64>(at + stride, values, 1);
}

export function both(x: f64): v128 {
  return f64x2.splat(x);
}

/** Lanes that hold a number: neither NaN nor infinite. */
export function present(x: v128): v128 {
  return f64x2.eq(f64x2.sub(x, x), f64x2.splat(0));
}

/** Lane by lane: the first where the mask is set, else the second. */
export function choose(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, mask);
}

/** Lane by lane: 1 where the mask is set, else 0. */
export function ones(mask: v128): v128 {
  return v128.and(f64x2.splat(1), mask);
}

/** The address of row `t` of a series. */
export function rowAt(series: usize, t: i32): usize {
  return series + ((<usize>t) << 3);
}

/** Rows between two restarts of a sliding window, as restartRows of the panel says. */
export function restartRows(): i32 {
  let length = 256;
  while (length < window) length *= 2;
  return length;
}
