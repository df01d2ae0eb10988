// Linearly weighted rolling mean, for two symbols at a time.
import {
  beside,
  blank,
  both,
  choose,
  fadedShare,
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
import { originsOf } from "./spreads";

/**
 * What slides, both lanes of each: the origin; the plain sum of distances from it, and what rounding left out; the weighted sum,
 * and what rounding left out; the summed magnitudes, and their highest value; the count; the sum of the weights.
 */
const state = memory.data(144, 16);

/** Lanes whose sums are to be taken anew. */
const broken = memory.data(16, 16);

/** Means of a pair of series with weights 1 .. window. */
export function rollDecays(input: usize, out: usize): void {
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

/** What a sum leaves out, added up as Knuth's two-sum has it. */
function rounded(before: v128, change: v128, after: v128): v128 {
  const part = f64x2.sub(after, before);
  return f64x2.add(f64x2.sub(before, f64x2.sub(after, part)), f64x2.sub(change, part));
}

/** Slides to the end, or to a row that is not all there or whose result is not sure: that row is not in the sums yet. */
function slideSurely(input: usize, out: usize, from: i32, to: i32): i32 {
  const stride = beside;
  const behind = (<usize>window) << 3;
  const span = both(window);
  const origin = v128.load(state);
  const count = v128.load(state, 112);
  const growth = f64x2.sub(span, count);
  const settled = v128.and(f64x2.gt(count, one()), f64x2.ge(count, both(least)));
  if (from < window || !i64x2.all_true(settled)) return from;
  let plain = v128.load(state, 16);
  let plainLow = v128.load(state, 32);
  let weighted = v128.load(state, 48);
  let weightedLow = v128.load(state, 64);
  let magnitudes = v128.load(state, 80);
  let peak = v128.load(state, 96);
  let weights = v128.load(state, 128);
  let t = from;
  for (; t < to; t++) {
    const c = f64x2.sub(pairAt(rowAt(input, t) - behind, stride), origin);
    const d = f64x2.sub(pairAt(rowAt(input, t), stride), origin);
    const fresh = f64x2.mul(span, d);
    const minus = f64x2.neg(plain);
    const aged = f64x2.sub(weighted, plain);
    const sum = f64x2.add(aged, fresh);
    const agedLow = f64x2.add(weightedLow, f64x2.sub(rounded(weighted, minus, aged), plainLow));
    const sumLow = f64x2.add(agedLow, rounded(aged, fresh, sum));
    const sizes = f64x2.add(magnitudes, f64x2.sub(f64x2.abs(d), f64x2.abs(c)));
    const highest = f64x2.pmax(peak, sizes);
    const total = f64x2.add(weights, growth);
    const mean = f64x2.add(origin, f64x2.div(f64x2.add(sum, sumLow), total));
    const held = f64x2.ge(sizes, f64x2.mul(fadedShare(), highest));
    if (!i64x2.all_true(v128.and(held, present(mean)))) break;
    storePair(rowAt(out, t), stride, mean);
    const less = f64x2.sub(plain, c);
    const more = f64x2.add(less, d);
    plainLow = f64x2.add(f64x2.add(plainLow, rounded(plain, f64x2.neg(c), less)), rounded(less, d, more));
    plain = more;
    weighted = sum;
    weightedLow = sumLow;
    magnitudes = sizes;
    peak = highest;
    weights = total;
  }
  v128.store(state, plain, 16);
  v128.store(state, plainLow, 32);
  v128.store(state, weighted, 48);
  v128.store(state, weightedLow, 64);
  v128.store(state, magnitudes, 80);
  v128.store(state, peak, 96);
  v128.store(state, weights, 128);
  return t;
}

/**
 * The same for any rows, to the end or past a row that is sure again, or one where a lane's magnitudes have faded or its sum is
 * beyond a number: its sums have no result. A missing value adds nothing.
 */
function slide(input: usize, out: usize, from: i32, to: i32): i32 {
  let t = from;
  for (let unsure = true; unsure && t < to; t++) {
    const q = t < window ? blank() : pairAt(rowAt(input, t - window), beside);
    const x = pairAt(rowAt(input, t), beside);
    const left = present(q);
    const came = present(x);
    age();
    const count = v128.load(state, 112);
    const alone = v128.and(came, f64x2.eq(count, ones(left)));
    startFrom(alone, x);
    v128.store(state, f64x2.add(count, f64x2.sub(ones(came), ones(left))), 112);
    v128.store(state, f64x2.sub(v128.load(state, 128), v128.andnot(both(window), came)), 128);
    const origin = v128.load(state);
    enter(v128.andnot(v128.and(left, f64x2.sub(q, origin)), alone), v128.and(came, f64x2.sub(x, origin)));
    unsure = settle(rowAt(out, t));
  }
  return t;
}

/** One bar on: every weight is one lower. */
function age(): void {
  const plain = v128.load(state, 16);
  const weighted = v128.load(state, 48);
  const aged = f64x2.sub(weighted, plain);
  const lost = f64x2.sub(rounded(weighted, f64x2.neg(plain), aged), v128.load(state, 32));
  v128.store(state, aged, 48);
  v128.store(state, f64x2.add(v128.load(state, 64), lost), 64);
  v128.store(state, f64x2.add(v128.load(state, 128), f64x2.sub(both(window), v128.load(state, 112))), 128);
}

/** Lanes where nothing is left of the rows whose origin this is begin again at their newest value. */
function startFrom(alone: v128, x: v128): void {
  v128.store(state, choose(alone, x, v128.load(state)));
  for (let at: usize = 16; at < 112; at += 16) v128.store(state + at, v128.andnot(v128.load(state + at), alone));
}

/** Takes one distance from the sums and adds another with the highest weight. */
function enter(c: v128, d: v128): void {
  const plain = v128.load(state, 16);
  const less = f64x2.sub(plain, c);
  const more = f64x2.add(less, d);
  const lost = f64x2.add(v128.load(state, 32), rounded(plain, f64x2.neg(c), less));
  v128.store(state, more, 16);
  v128.store(state, f64x2.add(lost, rounded(less, d, more)), 32);
  const fresh = f64x2.mul(both(window), d);
  const weighted = v128.load(state, 48);
  const sum = f64x2.add(weighted, fresh);
  v128.store(state, sum, 48);
  v128.store(state, f64x2.add(v128.load(state, 64), rounded(weighted, fresh, sum)), 64);
  const sizes = f64x2.add(v128.load(state, 80), f64x2.sub(f64x2.abs(d), f64x2.abs(c)));
  v128.store(state, sizes, 80);
  v128.store(state, f64x2.pmax(v128.load(state, 96), sizes), 96);
}

/** Writes a row; false when all of it is sure, or when a lane's sums no longer hold. */
function settle(at: usize): bool {
  const result = means();
  storePair(at, beside, result);
  const size = v128.load(state, 80);
  const held = f64x2.ge(size, f64x2.mul(fadedShare(), v128.load(state, 96)));
  const sums = v128.and(held, present(v128.load(state, 48)));
  const lost = v128.andnot(f64x2.ne(v128.load(state, 112), both(0)), sums);
  v128.store(broken, lost);
  return !i64x2.all_true(v128.andnot(present(result), lost)) && !v128.any_true(lost);
}

function means(): v128 {
  const count = v128.load(state, 112);
  const sum = f64x2.add(v128.load(state, 48), v128.load(state, 64));
  const mean = f64x2.add(v128.load(state), f64x2.div(sum, v128.load(state, 128)));
  const some = v128.and(f64x2.ge(count, both(least)), f64x2.gt(count, both(0)));
  return choose(v128.and(some, present(mean)), mean, blank());
}

/** Takes the sums of the broken lanes anew, from an origin that depends on nothing but these rows, and writes their results. */
function renew(input: usize, out: usize, t: i32): void {
  const lost = v128.load(broken);
  if (!v128.any_true(lost)) return;
  const from = max(0, t - window + 1);
  const origin = originsOf(input, from, t);
  let plain = both(0);
  let weighted = both(0);
  let magnitudes = both(0);
  let count = both(0);
  let weights = both(0);
  for (let i = from; i <= t; i++) {
    const x = pairAt(rowAt(input, i), beside);
    const known = present(x);
    const d = v128.and(known, f64x2.sub(x, origin));
    const weight = both(window - t + i);
    plain = f64x2.add(plain, d);
    weighted = f64x2.add(weighted, f64x2.mul(weight, d));
    magnitudes = f64x2.add(magnitudes, f64x2.abs(d));
    weights = f64x2.add(weights, v128.and(known, weight));
    count = f64x2.add(count, ones(known));
  }
  replace(lost, 0, origin);
  replace(lost, 16, plain);
  replace(lost, 32, both(0));
  replace(lost, 48, weighted);
  replace(lost, 64, both(0));
  replace(lost, 80, magnitudes);
  replace(lost, 96, magnitudes);
  replace(lost, 112, count);
  replace(lost, 128, weights);
  storePair(rowAt(out, t), beside, choose(lost, means(), pairAt(rowAt(out, t), beside)));
  v128.store(broken, both(0));
}

function replace(lost: v128, at: usize, values: v128): void {
  v128.store(state + at, choose(lost, values, v128.load(state + at)));
}
