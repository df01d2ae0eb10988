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

/** Numbers that loops use. V8 would make what it knows to be constant anew every time, so they are loaded. */
const numbers = memory.data<f64>([NaN, 1, -1, -Infinity, -0.0, 0.00390625, 1e300, 1.001, 0.5, 4503599627370496]);

export function blank(): v128 {
  return v128.load64_splat(numbers);
}

export function one(): v128 {
  return v128.load64_splat(numbers, 8);
}

export function minusOne(): v128 {
  return v128.load64_splat(numbers, 16);
}

export function lowest(): v128 {
  return v128.load64_splat(numbers, 24);
}

export function minusZero(): v128 {
  return v128.load64_splat(numbers, 32);
}

/**
 * Sums of squares are taken anew once what they measure has fallen to this share of the highest value they have had, 1/256:
 * rounding then costs at most two and a half digits.
 */
export function fadedShare(): v128 {
  return v128.load64_splat(numbers, 40);
}

/** Products of spreads from here on are too near the largest number. */
export function largeProduct(): v128 {
  return v128.load64_splat(numbers, 48);
}

/** Correlations beyond this are no rounding of ±1. */
export function largeCorrelation(): v128 {
  return v128.load64_splat(numbers, 56);
}

export function half(): v128 {
  return v128.load64_splat(numbers, 64);
}

/** 2⁵², whose lowest places hold a whole number. */
export function bias(): v128 {
  return v128.load64_splat(numbers, 72);
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
  return v128.and(mask, one());
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
