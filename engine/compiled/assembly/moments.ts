// Rolling variance, deviation and z-score, for two symbols at a time.
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
 * What slides, both lanes of each: the origin; the count; Σd and Σd² with d = x − origin; the highest Σd² since they were taken
 * anew; how many newest values are the same; the newest value.
 */
const state = memory.data(112, 16);

/** Numbers in the list of what is reported; 0 is the variance. */
const deviation: i32 = 1;
const zscore: i32 = 2;

let reported: i32 = 0;
let fewest: f64 = 2;

/** Spreads of a pair of series about the means of their windows. */
export function rollMoments(input: usize, out: usize, report: i32): void {
  reported = report;
  fewest = max<f64>(2, least);
  memory.fill(state, 0, 96);
  v128.store(state, blank(), 96);
  const restart = restartRows();
  for (let start = 0; start < rows; start += restart) {
    const end = min(start + restart, rows);
    step(input, out, start, true);
    for (let t = start + 1; t < end; t++) {
      t = slideSurely(input, out, t, end);
      if (t < end) step(input, out, t, false);
    }
  }
}

/** Slides to the end, or to a row that is not all there or whose spread has faded: that row is not in the sums yet. */
function slideSurely(input: usize, out: usize, from: i32, to: i32): i32 {
  const stride = beside;
  const behind = (<usize>window) << 3;
  const origin = v128.load(state);
  const count = v128.load(state, 16);
  const settled = v128.and(f64x2.gt(count, one()), f64x2.ge(count, both(fewest)));
  if (from < window || !i64x2.all_true(settled)) return from;
  let s1 = v128.load(state, 32);
  let s2 = v128.load(state, 48);
  let peak = v128.load(state, 64);
  let same = v128.load(state, 80);
  let last = v128.load(state, 96);
  let t = from;
  for (; t < to; t++) {
    const x = pairAt(rowAt(input, t), stride);
    const c = f64x2.sub(pairAt(rowAt(input, t) - behind, stride), origin);
    const d = f64x2.sub(x, origin);
    const sum = f64x2.add(f64x2.sub(s1, c), d);
    const squares = f64x2.add(f64x2.sub(s2, f64x2.mul(c, c)), f64x2.mul(d, d));
    const highest = f64x2.pmax(peak, squares);
    const spread = f64x2.sub(squares, f64x2.div(f64x2.mul(sum, sum), count));
    if (!i64x2.all_true(f64x2.ge(spread, f64x2.mul(fadedShare(), highest)))) break;
    s1 = sum;
    s2 = squares;
    peak = highest;
    same = f64x2.add(v128.and(same, f64x2.eq(x, last)), one());
    last = x;
    storePair(rowAt(out, t), stride, resultOf(spread, count, same, origin, s1, x));
  }
  v128.store(state, s1, 32);
  v128.store(state, s2, 48);
  v128.store(state, peak, 64);
  v128.store(state, same, 80);
  v128.store(state, last, 96);
  return t;
}

/** The same for one row of any kind, with the sums of both lanes taken anew or, unless `anew`, of those whose spread has faded. */
function step(input: usize, out: usize, t: i32, anew: bool): void {
  const q = t < window ? blank() : pairAt(rowAt(input, t - window), beside);
  const x = pairAt(rowAt(input, t), beside);
  leave(q);
  enter(x);
  const count = v128.load(state, 16);
  let spread = spreads();
  const held = f64x2.ge(spread, f64x2.mul(fadedShare(), v128.load(state, 64)));
  const faded = v128.andnot(f64x2.ge(count, both(fewest)), held);
  if (anew || v128.any_true(faded)) {
    renew(input, t, anew ? i64x2.splat(-1) : faded);
    spread = spreads();
  }
  const same = v128.load(state, 80);
  storePair(rowAt(out, t), beside, resultOf(spread, count, same, v128.load(state), v128.load(state, 32), x));
}

function leave(q: v128): void {
  const left = present(q);
  const c = v128.and(left, f64x2.sub(q, v128.load(state)));
  v128.store(state, f64x2.sub(v128.load(state, 16), ones(left)), 16);
  v128.store(state, f64x2.sub(v128.load(state, 32), c), 32);
  v128.store(state, f64x2.sub(v128.load(state, 48), f64x2.mul(c, c)), 48);
}

/** A value that enters an empty window is its origin. */
function enter(x: v128): void {
  const came = present(x);
  const count = v128.load(state, 16);
  const first = v128.and(came, f64x2.eq(count, both(0)));
  const origin = choose(first, x, v128.load(state));
  v128.store(state, origin);
  v128.store(state, f64x2.add(count, ones(came)), 16);
  const d = v128.and(came, f64x2.sub(x, origin));
  v128.store(state, f64x2.add(v128.andnot(v128.load(state, 32), first), d), 32);
  const squares = f64x2.add(v128.andnot(v128.load(state, 48), first), f64x2.mul(d, d));
  v128.store(state, squares, 48);
  v128.store(state, f64x2.pmax(v128.andnot(v128.load(state, 64), first), squares), 64);
  const same = v128.load(state, 80);
  const last = v128.load(state, 96);
  v128.store(state, choose(came, f64x2.add(v128.and(same, f64x2.eq(x, last)), one()), same), 80);
  v128.store(state, choose(came, x, last), 96);
}

function spreads(): v128 {
  const s1 = v128.load(state, 32);
  return f64x2.sub(v128.load(state, 48), f64x2.div(f64x2.mul(s1, s1), v128.load(state, 16)));
}

/** Takes the sums of some lanes anew, from an origin that depends on nothing but the rows of the window. */
function renew(input: usize, t: i32, lanes: v128): void {
  const stride = beside;
  const from = max(0, t - window + 1);
  const origin = originsOf(input, from, t);
  let s1 = both(0);
  let s2 = both(0);
  for (let i = from; i <= t; i++) {
    const x = pairAt(rowAt(input, i), stride);
    const d = v128.and(present(x), f64x2.sub(x, origin));
    s1 = f64x2.add(s1, d);
    s2 = f64x2.add(s2, f64x2.mul(d, d));
  }
  v128.store(state, choose(lanes, origin, v128.load(state)));
  v128.store(state, choose(lanes, s1, v128.load(state, 32)), 32);
  v128.store(state, choose(lanes, s2, v128.load(state, 48)), 48);
  v128.store(state, choose(lanes, s2, v128.load(state, 64)), 64);
}

function resultOf(spread: v128, count: v128, same: v128, origin: v128, s1: v128, x: v128): v128 {
  const still = v128.or(f64x2.ge(same, count), f64x2.le(spread, both(0)));
  const variance = v128.andnot(f64x2.div(spread, f64x2.sub(count, one())), still);
  let value = variance;
  if (reported === deviation) value = f64x2.sqrt(variance);
  else if (reported === zscore) value = distance(variance, origin, f64x2.div(s1, count), x);
  return choose(v128.and(f64x2.ge(count, both(fewest)), present(value)), value, blank());
}

/** From the mean in deviations; nothing where nothing varies beyond the rounding of the mean. */
function distance(variance: v128, origin: v128, shift: v128, x: v128): v128 {
  const bound = f64x2.mul(both(1e-14), f64x2.add(origin, shift));
  const varied = f64x2.gt(variance, f64x2.mul(bound, bound));
  const value = f64x2.div(f64x2.sub(f64x2.sub(x, origin), shift), f64x2.sqrt(variance));
  return choose(varied, value, blank());
}
