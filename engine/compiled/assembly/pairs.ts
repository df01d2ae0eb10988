// Rolling covariance and correlation of two series, for two symbols at a time.
import {
  beside,
  blank,
  both,
  choose,
  fadedShare,
  largeCorrelation,
  largeProduct,
  least,
  minusOne,
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
import { firstPeak, isFlat, isStill } from "./spreads";

/**
 * What slides, both lanes of each: the origins; Σd, Σe, Σd², Σe², Σde with d = x − origin and e = y − origin; the highest Σd²
 * and Σe² since they were taken anew, Infinity after a window that did not vary; and the rows where both are present.
 */
const state = memory.data(160, 16);

/** The same, taken anew. */
const fresh = memory.data(160, 16);

/** Lanes whose sums are to be taken anew. */
const broken = memory.data(16, 16);

let correlation: bool = false;
let fewest: f64 = 2;

/** Covariances, or correlations when `correlated` is not 0, of the pairs of series at `x` and `y`. */
export function rollPairs(x: usize, y: usize, out: usize, correlated: i32): void {
  correlation = correlated !== 0;
  fewest = max<f64>(2, least);
  const restart = restartRows();
  for (let start = 0; start < rows; start += restart) {
    const end = min(start + restart, rows);
    v128.store(broken, i64x2.splat(-1));
    renew(x, y, out, start);
    for (let t = start + 1; t < end; ) {
      t = slideSurely(x, y, out, t, end);
      t = slide(x, y, out, t, end);
      renew(x, y, out, t - 1);
    }
  }
}

/** Takes the sums of the broken lanes anew; their result replaces what stands in the row. */
function renew(x: usize, y: usize, out: usize, t: i32): void {
  const lost = v128.load(broken);
  if (!v128.any_true(lost)) return;
  sumPair(x, y, t);
  for (let at: usize = 0; at < 160; at += 16) {
    v128.store(state + at, choose(lost, v128.load(fresh + at), v128.load(state + at)));
  }
  for (let lane: usize = 0; lane < 16; lane += 8) {
    if (load<i64>(broken + lane) !== 0) store<f64>(rowAt(lane === 0 ? out : out + beside, t), resultOf(state + lane));
  }
  v128.store(broken, both(0));
}

/** Slides to the end, or to a row that is not all there or whose result is not sure: that row is not in the sums yet. */
function slideSurely(x: usize, y: usize, out: usize, from: i32, to: i32): i32 {
  const stride = beside;
  const behind = (<usize>window) << 3;
  const ox = v128.load(state);
  const oy = v128.load(state, 16);
  let sx = v128.load(state, 32);
  let sy = v128.load(state, 48);
  let xx = v128.load(state, 64);
  let yy = v128.load(state, 80);
  let xy = v128.load(state, 96);
  let peakX = v128.load(state, 112);
  let peakY = v128.load(state, 128);
  const count = v128.load(state, 144);
  const share = f64x2.div(one(), count);
  if (from < window || !i64x2.all_true(f64x2.ge(count, both(fewest)))) return from;
  let t = from;
  for (; t < to; t++) {
    const atX = rowAt(x, t);
    const atY = rowAt(y, t);
    const d = f64x2.sub(pairAt(atX, stride), ox);
    const e = f64x2.sub(pairAt(atY, stride), oy);
    const c = f64x2.sub(pairAt(atX - behind, stride), ox);
    const f = f64x2.sub(pairAt(atY - behind, stride), oy);
    const sumX = f64x2.add(sx, f64x2.sub(d, c));
    const sumY = f64x2.add(sy, f64x2.sub(e, f));
    const squaresX = f64x2.add(xx, f64x2.sub(f64x2.mul(d, d), f64x2.mul(c, c)));
    const squaresY = f64x2.add(yy, f64x2.sub(f64x2.mul(e, e), f64x2.mul(f, f)));
    const products = f64x2.add(xy, f64x2.sub(f64x2.mul(d, e), f64x2.mul(c, f)));
    const highX = f64x2.pmax(peakX, squaresX);
    const highY = f64x2.pmax(peakY, squaresY);
    const shift = f64x2.mul(sumY, share);
    const spreadX = f64x2.sub(squaresX, f64x2.mul(sumX, f64x2.mul(sumX, share)));
    const spreadY = f64x2.sub(squaresY, f64x2.mul(sumY, shift));
    const varied = v128.and(isVaried(spreadX, highX), isVaried(spreadY, highY));
    const cross = f64x2.sub(products, f64x2.mul(sumX, shift));
    const value = rowValue(cross, spreadX, spreadY, count);
    if (!i64x2.all_true(v128.and(varied, isSure(value, spreadX, spreadY)))) break;
    storePair(rowAt(out, t), stride, correlation ? f64x2.pmin(f64x2.pmax(value, minusOne()), one()) : value);
    sx = sumX;
    sy = sumY;
    xx = squaresX;
    yy = squaresY;
    xy = products;
    peakX = highX;
    peakY = highY;
  }
  v128.store(state, sx, 32);
  v128.store(state, sy, 48);
  v128.store(state, xx, 64);
  v128.store(state, yy, 80);
  v128.store(state, xy, 96);
  v128.store(state, peakX, 112);
  v128.store(state, peakY, 128);
  return t;
}

/**
 * The same for any rows, to the end or past a row that is sure again, or one where a lane's spreads are small beside what they
 * were taken from, or beyond a number: its sums have no result. A missing pair adds nothing.
 */
function slide(x: usize, y: usize, out: usize, from: i32, to: i32): i32 {
  const stride = beside;
  const ox = v128.load(state);
  const oy = v128.load(state, 16);
  let sx = v128.load(state, 32);
  let sy = v128.load(state, 48);
  let xx = v128.load(state, 64);
  let yy = v128.load(state, 80);
  let xy = v128.load(state, 96);
  let peakX = v128.load(state, 112);
  let peakY = v128.load(state, 128);
  let count = v128.load(state, 144);
  let share = f64x2.div(one(), count);
  let t = from;
  for (let unsure = true; unsure && t < to; t++) {
    const p = t < window ? blank() : pairAt(rowAt(x, t - window), stride);
    const q = t < window ? blank() : pairAt(rowAt(y, t - window), stride);
    const a = pairAt(rowAt(x, t), stride);
    const b = pairAt(rowAt(y, t), stride);
    const left = bothPresent(p, q);
    const came = bothPresent(a, b);
    if (!i64x2.all_true(v128.and(left, came))) {
      // Where nothing is left of the rows whose origins these are, a peak that is no number breaks the lane.
      peakX = choose(v128.andnot(v128.and(came, f64x2.eq(count, both(0))), left), blank(), peakX);
      count = f64x2.add(count, f64x2.sub(ones(came), ones(left)));
      share = f64x2.div(one(), count);
    }
    const d = v128.and(came, f64x2.sub(a, ox));
    const e = v128.and(came, f64x2.sub(b, oy));
    const c = v128.and(left, f64x2.sub(p, ox));
    const f = v128.and(left, f64x2.sub(q, oy));
    sx = f64x2.add(sx, f64x2.sub(d, c));
    sy = f64x2.add(sy, f64x2.sub(e, f));
    xx = f64x2.add(xx, f64x2.sub(f64x2.mul(d, d), f64x2.mul(c, c)));
    yy = f64x2.add(yy, f64x2.sub(f64x2.mul(e, e), f64x2.mul(f, f)));
    xy = f64x2.add(xy, f64x2.sub(f64x2.mul(d, e), f64x2.mul(c, f)));
    peakX = f64x2.pmax(peakX, xx);
    peakY = f64x2.pmax(peakY, yy);
    if (i64x2.all_true(f64x2.lt(count, both(fewest)))) {
      storePair(rowAt(out, t), stride, blank());
      continue;
    }
    const shift = f64x2.mul(sy, share);
    const spreadX = f64x2.sub(xx, f64x2.mul(sx, f64x2.mul(sx, share)));
    const spreadY = f64x2.sub(yy, f64x2.mul(sy, shift));
    const varied = v128.and(isVaried(spreadX, peakX), isVaried(spreadY, peakY));
    const value = rowValue(f64x2.sub(xy, f64x2.mul(sx, shift)), spreadX, spreadY, count);
    const still = v128.andnot(v128.or(isStill(peakX, sx, xx), isStill(peakY, sy, yy)), varied);
    unsure = settle(rowAt(out, t), value, count, v128.and(varied, isSure(value, spreadX, spreadY)), still);
  }
  v128.store(state, sx, 32);
  v128.store(state, sy, 48);
  v128.store(state, xx, 64);
  v128.store(state, yy, 80);
  v128.store(state, xy, 96);
  v128.store(state, peakX, 112);
  v128.store(state, peakY, 128);
  v128.store(state, count, 144);
  return t;
}

function bothPresent(x: v128, y: v128): v128 {
  return f64x2.eq(f64x2.add(f64x2.sub(x, x), f64x2.sub(y, y)), both(0));
}

function isVaried(spread: v128, peak: v128): v128 {
  return f64x2.gt(spread, f64x2.mul(fadedShare(), peak));
}

function rowValue(cross: v128, spreadX: v128, spreadY: v128, count: v128): v128 {
  if (correlation) return f64x2.div(cross, f64x2.sqrt(f64x2.mul(spreadX, spreadY)));
  return f64x2.div(cross, f64x2.sub(count, one()));
}

/** Lanes whose sums, if they vary, have not been beyond a number. */
function isSure(value: v128, spreadX: v128, spreadY: v128): v128 {
  if (!correlation) return present(value);
  const square = f64x2.mul(spreadX, spreadY);
  return v128.and(f64x2.lt(square, largeProduct()), f64x2.lt(f64x2.abs(value), largeCorrelation()));
}

/** Writes a row: its sure values, nothing, or that nothing varies. False when all are sure, or a lane's sums no longer hold. */
function settle(at: usize, value: v128, count: v128, certain: v128, still: v128): bool {
  const few = f64x2.lt(count, both(fewest));
  const sure = v128.andnot(certain, few);
  const flat = choose(v128.andnot(still, few), correlation ? blank() : both(0), blank());
  const held = correlation ? f64x2.pmin(f64x2.pmax(value, minusOne()), one()) : value;
  storePair(at, beside, choose(sure, held, flat));
  const lost = v128.not(v128.or(sure, v128.or(few, still)));
  v128.store(broken, lost);
  return !i64x2.all_true(sure) && !v128.any_true(lost);
}

/** The result of one lane's sums that were just taken anew. */
function resultOf(sums: usize): f64 {
  const count = load<f64>(sums, 144);
  if (count < fewest) return NaN;
  const meanX = load<f64>(sums, 32) / count;
  const meanY = load<f64>(sums, 48) / count;
  const spreadX = load<f64>(sums, 64) - load<f64>(sums, 32) * meanX;
  const spreadY = load<f64>(sums, 80) - load<f64>(sums, 48) * meanY;
  const cross = load<f64>(sums, 96) - load<f64>(sums, 32) * meanY;
  if (!correlation) return cross - cross === 0 ? cross / (count - 1) : NaN;
  if (isFlat(spreadX / count, load<f64>(sums) + meanX)) return NaN;
  if (isFlat(spreadY / count, load<f64>(sums, 16) + meanY)) return NaN;
  const value = cross / (Math.sqrt(spreadX) * Math.sqrt(spreadY));
  return min<f64>(1, max<f64>(-1, value));
}

/** Leaves the sums of the window that ends at a row in `fresh`, about the means over the rows where both are present. */
function sumPair(x: usize, y: usize, t: i32): void {
  const from = max(0, t - window + 1);
  firstPair(x, y, from, t);
  sumAbout(x, y, from, t);
  const ox = v128.load(fresh);
  const oy = v128.load(fresh, 16);
  const count = v128.load(fresh, 144);
  const meanX = f64x2.add(ox, f64x2.div(v128.load(fresh, 32), count));
  const meanY = f64x2.add(oy, f64x2.div(v128.load(fresh, 48), count));
  v128.store(fresh, choose(present(meanX), meanX, ox));
  v128.store(fresh, choose(present(meanY), meanY, oy), 16);
  sumAbout(x, y, from, t);
  for (let at = fresh; at < fresh + 16; at += 8) {
    const levelX = load<f64>(at);
    const levelY = load<f64>(at, 16);
    store<f64>(at, firstPeak(load<f64>(at, 32), load<f64>(at, 64), levelX * levelX * <f64>window), 112);
    store<f64>(at, firstPeak(load<f64>(at, 48), load<f64>(at, 80), levelY * levelY * <f64>window), 128);
  }
}

/** Origins: the oldest pair that is present, 0 without one. */
function firstPair(x: usize, y: usize, from: i32, to: i32): void {
  let ox = both(0);
  let oy = both(0);
  let found = both(0);
  for (let i = from; i <= to && !i64x2.all_true(found); i++) {
    const a = pairAt(rowAt(x, i), beside);
    const b = pairAt(rowAt(y, i), beside);
    const known = bothPresent(a, b);
    const first = v128.andnot(known, found);
    ox = choose(first, a, ox);
    oy = choose(first, b, oy);
    found = v128.or(found, known);
  }
  v128.store(fresh, ox);
  v128.store(fresh, oy, 16);
}

/** Sums over some rows, about the origins that stand in `fresh`. */
function sumAbout(x: usize, y: usize, from: i32, to: i32): void {
  const stride = beside;
  const ox = v128.load(fresh);
  const oy = v128.load(fresh, 16);
  let count = both(0);
  let sx = both(0);
  let sy = both(0);
  let xx = both(0);
  let yy = both(0);
  let xy = both(0);
  for (let i = from; i <= to; i++) {
    const a = pairAt(rowAt(x, i), stride);
    const b = pairAt(rowAt(y, i), stride);
    const known = bothPresent(a, b);
    const d = v128.and(known, f64x2.sub(a, ox));
    const e = v128.and(known, f64x2.sub(b, oy));
    count = f64x2.add(count, ones(known));
    sx = f64x2.add(sx, d);
    sy = f64x2.add(sy, e);
    xx = f64x2.add(xx, f64x2.mul(d, d));
    yy = f64x2.add(yy, f64x2.mul(e, e));
    xy = f64x2.add(xy, f64x2.mul(d, e));
  }
  v128.store(fresh, sx, 32);
  v128.store(fresh, sy, 48);
  v128.store(fresh, xx, 64);
  v128.store(fresh, yy, 80);
  v128.store(fresh, xy, 96);
  v128.store(fresh, count, 144);
}
