// Rolling skewness and excess kurtosis, for two symbols at a time.
import {
  beside,
  blank,
  both,
  choose,
  least,
  one,
  ones,
  pairAt,
  present,
  restartRows,
  rowAt,
  rows,
  storePair,
  window,
} from "./lanes";
import { firstPeak, isFlat, isStill, originsOf } from "./spreads";

/** Numbers that loops use, loaded as those in lanes.ts are. */
const numbers = memory.data<f64>([2, 3, 4, 6, 0.0625, 1e100]);

/**
 * What slides, both lanes of each: the origin; the count; Σd, Σd², Σd³ and Σd⁴ with d = x − origin; the highest Σd² since they
 * were taken anew, Infinity after a window that did not vary.
 */
const state = memory.data(112, 16);

/** Lanes whose sums are to be taken anew. */
const broken = memory.data(16, 16);

let kurtosis: bool = false;
let fewest: f64 = 0;

/** Skewness of a pair of series, or excess kurtosis when `fourth` is not 0. */
export function rollShapes(input: usize, out: usize, fourth: i32): void {
  kurtosis = fourth !== 0;
  fewest = max<f64>(kurtosis ? 4 : 3, least);
  const restart = restartRows();
  for (let start = 0; start < rows; start += restart) {
    const end = min(start + restart, rows);
    v128.store(broken, i64x2.splat(-1));
    renew(input, out, start);
    for (let t = start + 1; t < end; ) {
      t = slideSurely(input, out, t, end);
      t = slide(input, out, t, end);
      renew(input, out, t - 1);
    }
  }
}

/** Slides to the end, or to a row that is not all there or whose result is not sure: that row is not in the sums yet. */
function slideSurely(input: usize, out: usize, from: i32, to: i32): i32 {
  const stride = beside;
  const behind = (<usize>window) << 3;
  const origin = v128.load(state);
  const count = v128.load(state, 16);
  const share = f64x2.div(one(), count);
  const scale = scales(count);
  if (from < window || !i64x2.all_true(f64x2.ge(count, both(fewest)))) return from;
  let s1 = v128.load(state, 32);
  let s2 = v128.load(state, 48);
  let s3 = v128.load(state, 64);
  let s4 = v128.load(state, 80);
  let peak = v128.load(state, 96);
  let t = from;
  for (; t < to; t++) {
    const at = rowAt(input, t);
    const d = f64x2.sub(pairAt(at, stride), origin);
    const c = f64x2.sub(pairAt(at - behind, stride), origin);
    const dd = f64x2.mul(d, d);
    const cc = f64x2.mul(c, c);
    const sum = f64x2.add(s1, f64x2.sub(d, c));
    const squares = f64x2.add(s2, f64x2.sub(dd, cc));
    const cubes = f64x2.add(s3, f64x2.sub(f64x2.mul(dd, d), f64x2.mul(cc, c)));
    const fourths = f64x2.add(s4, f64x2.sub(f64x2.mul(dd, dd), f64x2.mul(cc, cc)));
    const highest = f64x2.pmax(peak, squares);
    const m = f64x2.mul(sum, share);
    const spread = f64x2.sub(squares, f64x2.mul(sum, m));
    const value = kurtosis
      ? kurtosisOf(m, sum, squares, cubes, fourths, spread, count, scale)
      : skewnessOf(m, sum, squares, cubes, spread, scale);
    if (!i64x2.all_true(v128.and(isHeld(spread, highest), present(value)))) break;
    storePair(rowAt(out, t), stride, value);
    s1 = sum;
    s2 = squares;
    s3 = cubes;
    s4 = fourths;
    peak = highest;
  }
  v128.store(state, s1, 32);
  v128.store(state, s2, 48);
  v128.store(state, s3, 64);
  v128.store(state, s4, 80);
  v128.store(state, peak, 96);
  return t;
}

/**
 * The same for any rows, to the end or past a row that is sure again, or one where a lane's spread is small beside what it was
 * taken from, or beyond a number: its sums have no result. A missing value adds nothing.
 */
function slide(input: usize, out: usize, from: i32, to: i32): i32 {
  let t = from;
  for (let unsure = true; unsure && t < to; t++) {
    const q = t < window ? blank() : pairAt(rowAt(input, t - window), beside);
    const x = pairAt(rowAt(input, t), beside);
    const left = present(q);
    const came = present(x);
    const count = v128.load(state, 16);
    // Where nothing is left of the rows whose origin this is, a peak that is no number breaks the lane.
    const first = v128.andnot(v128.and(came, f64x2.eq(count, both(0))), left);
    v128.store(state, choose(first, blank(), v128.load(state, 96)), 96);
    v128.store(state, f64x2.add(count, f64x2.sub(ones(came), ones(left))), 16);
    const origin = v128.load(state);
    change(v128.and(came, f64x2.sub(x, origin)), v128.and(left, f64x2.sub(q, origin)));
    unsure = settle(rowAt(out, t));
  }
  return t;
}

/** Adds the powers of one distance and takes those of another away. */
function change(d: v128, c: v128): void {
  const dd = f64x2.mul(d, d);
  const cc = f64x2.mul(c, c);
  v128.store(state, f64x2.add(v128.load(state, 32), f64x2.sub(d, c)), 32);
  const squares = f64x2.add(v128.load(state, 48), f64x2.sub(dd, cc));
  v128.store(state, squares, 48);
  v128.store(state, f64x2.add(v128.load(state, 64), f64x2.sub(f64x2.mul(dd, d), f64x2.mul(cc, c))), 64);
  v128.store(state, f64x2.add(v128.load(state, 80), f64x2.sub(f64x2.mul(dd, dd), f64x2.mul(cc, cc))), 80);
  v128.store(state, f64x2.pmax(v128.load(state, 96), squares), 96);
}

/** Writes a row; false when all of it is sure, or when a lane's sums no longer hold. */
function settle(at: usize): bool {
  const count = v128.load(state, 16);
  const few = f64x2.lt(count, both(fewest));
  if (i64x2.all_true(few)) {
    storePair(at, beside, blank());
    return true;
  }
  const s1 = v128.load(state, 32);
  const s2 = v128.load(state, 48);
  const s3 = v128.load(state, 64);
  const peak = v128.load(state, 96);
  const m = f64x2.mul(s1, f64x2.div(one(), count));
  const spread = f64x2.sub(s2, f64x2.mul(s1, m));
  const value = kurtosis
    ? kurtosisOf(m, s1, s2, s3, v128.load(state, 80), spread, count, scales(count))
    : skewnessOf(m, s1, s2, s3, spread, scales(count));
  const empty = v128.or(few, isStill(peak, s1, s2));
  const sure = v128.andnot(v128.and(isHeld(spread, peak), present(value)), empty);
  storePair(at, beside, choose(sure, value, blank()));
  const lost = v128.not(v128.or(sure, empty));
  v128.store(broken, lost);
  return !i64x2.all_true(sure) && !v128.any_true(lost);
}

/** Cubes and fourth powers lose digits sooner than squares do, so they are taken anew sooner: at 1/16 of the highest Σd². */
function isHeld(spread: v128, peak: v128): v128 {
  const bound = f64x2.mul(v128.load64_splat(numbers, 32), peak);
  return v128.and(f64x2.gt(spread, bound), f64x2.lt(spread, v128.load64_splat(numbers, 40)));
}

function two(): v128 {
  return v128.load64_splat(numbers);
}

function three(): v128 {
  return v128.load64_splat(numbers, 8);
}

function four(): v128 {
  return v128.load64_splat(numbers, 16);
}

function six(): v128 {
  return v128.load64_splat(numbers, 24);
}

function kurtosisOf(m: v128, s1: v128, s2: v128, s3: v128, s4: v128, spread: v128, n: v128, scale: v128): v128 {
  const squares = f64x2.sub(f64x2.mul(six(), s2), f64x2.mul(f64x2.mul(three(), m), s1));
  const cubes = f64x2.sub(f64x2.mul(four(), s3), f64x2.mul(m, squares));
  const fourths = f64x2.mul(f64x2.sub(s4, f64x2.mul(m, cubes)), n);
  const excess = f64x2.sub(f64x2.div(fourths, f64x2.mul(spread, spread)), three());
  return f64x2.mul(scale, f64x2.add(f64x2.mul(f64x2.add(n, one()), excess), six()));
}

function skewnessOf(m: v128, s1: v128, s2: v128, s3: v128, spread: v128, scale: v128): v128 {
  const squares = f64x2.sub(f64x2.mul(three(), s2), f64x2.mul(f64x2.mul(two(), m), s1));
  const cubes = f64x2.mul(scale, f64x2.sub(s3, f64x2.mul(m, squares)));
  return f64x2.div(cubes, f64x2.mul(spread, f64x2.sqrt(spread)));
}

/** What corrects the bias of n values. */
function scales(n: v128): v128 {
  const fewer = f64x2.sub(n, one());
  const less = f64x2.sub(n, two());
  if (kurtosis) return f64x2.div(fewer, f64x2.mul(less, f64x2.sub(n, three())));
  return f64x2.div(f64x2.mul(n, f64x2.sqrt(fewer)), less);
}

/** Takes the sums of the broken lanes anew, from an origin that depends on nothing but these rows, and writes their results. */
function renew(input: usize, out: usize, t: i32): void {
  const lost = v128.load(broken);
  if (!v128.any_true(lost)) return;
  const from = max(0, t - window + 1);
  const origin = originsOf(input, from, t);
  let count = both(0);
  let s1 = both(0);
  let s2 = both(0);
  let s3 = both(0);
  let s4 = both(0);
  for (let i = from; i <= t; i++) {
    const x = pairAt(rowAt(input, i), beside);
    const known = present(x);
    const d = v128.and(known, f64x2.sub(x, origin));
    const square = f64x2.mul(d, d);
    count = f64x2.add(count, ones(known));
    s1 = f64x2.add(s1, d);
    s2 = f64x2.add(s2, square);
    s3 = f64x2.add(s3, f64x2.mul(square, d));
    s4 = f64x2.add(s4, f64x2.mul(square, square));
  }
  replace(lost, 0, origin);
  replace(lost, 16, count);
  replace(lost, 32, s1);
  replace(lost, 48, s2);
  replace(lost, 64, s3);
  replace(lost, 80, s4);
  for (let lane: usize = 0; lane < 16; lane += 8) {
    if (load<i64>(broken + lane) === 0) continue;
    store<f64>(rowAt(lane === 0 ? out : out + beside, t), firstResult(state + lane));
  }
  v128.store(broken, both(0));
}

function replace(lost: v128, at: usize, values: v128): void {
  v128.store(state + at, choose(lost, values, v128.load(state + at)));
}

/** The peak and the result of one lane's sums that were just taken anew. */
function firstResult(sums: usize): f64 {
  const origin = load<f64>(sums);
  const n = load<f64>(sums, 16);
  const s1 = load<f64>(sums, 32);
  const s2 = load<f64>(sums, 48);
  const s3 = load<f64>(sums, 64);
  store<f64>(sums, firstPeak(s1, s2, origin * origin * <f64>window), 96);
  if (n < fewest) return NaN;
  const m = s1 / n;
  const m2 = (s2 - m * s1) / n;
  if (isFlat(m2, origin + m)) return NaN;
  const p3 = s3 - 3 * m * s2 + 2 * m * m * s1;
  const p4 = load<f64>(sums, 80) - 4 * m * s3 + 6 * m * m * s2 - 3 * m * m * m * s1;
  const value = kurtosis
    ? ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (p4 / n / (m2 * m2) - 3) + 6)
    : ((Math.sqrt(n * (n - 1)) / (n - 2)) * (p3 / n)) / (m2 * Math.sqrt(m2));
  return value - value === 0 ? value : NaN;
}
