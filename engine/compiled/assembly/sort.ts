// The order of one row's finite values, stable: spread into buckets by linear interpolation, then put right by insertion.
import { reserve } from "./memory";

/** The values ascending (f64), and the place of each (i32). */
export let sortedKeys: usize = 0;
export let sortedPlaces: usize = 0;

let buckets: usize = 0;
let counts: usize = 0;
let spareKeys: usize = 0;
let sparePlaces: usize = 0;

/** Buckets per value: few values share one. */
const roominess: i32 = 3;
/** Bucket numbers and counts have 16 bits; longer rows are merged. */
const mostSpread: i32 = 16000;
/** Moves per value after which insertion gives up: many values share few buckets. */
const patience: i32 = 8;
/** Deviations from the mean up to which buckets are of equal width. */
const reach: f64 = 3;
/** Runs up to this long are put in order by insertion alone. */
const shortRun: i32 = 16;

/** Makes room for rows of up to `capacity` values, at new addresses. */
export function sortRoom(capacity: i32): void {
  sortedKeys = reserve((<usize>capacity) << 3);
  sortedPlaces = reserve((<usize>capacity) << 2);
  spareKeys = reserve((<usize>capacity) << 3);
  sparePlaces = reserve((<usize>capacity) << 2);
  buckets = reserve(((<usize>min(capacity, mostSpread)) << 1) + 64);
  counts = reserve(((<usize>(min(capacity, mostSpread) * roominess)) << 1) + 64);
}

/** What `measure` found: least and greatest finite value, their count, mean and deviation. */
let low: f64 = 0;
let high: f64 = 0;
let count: i32 = 0;
let mean: f64 = 0;
let deviation: f64 = 0;

/** Sorts the finite ones of `n` values, for which there must be room; gives their count. */
export function sortValues(values: usize, n: i32): i32 {
  measure(values, n);
  // A few values far out must not crowd all others into few buckets: beyond the reach they share the outermost ones.
  const from = max(low, mean - reach * deviation);
  const to = min(high, mean + reach * deviation);
  const narrowed = to > from;
  const start = narrowed ? from : low;
  const scale = (<f64>(n * roominess) - 0.5) / ((narrowed ? to : high) - start);
  if (n > mostSpread || !(scale > 0 && scale < 1e300)) {
    collect(values, n);
    if (high > low) mergeRun(0, count);
    return count;
  }
  spread(values, n, start, scale);
  if (!insertRun(0, count, patience * count)) refineBuckets(n * roominess, count);
  return count;
}

function measure(values: usize, n: i32): void {
  const zero = f64x2.splat(0);
  const first = n > 0 ? load<f64>(values) : 0;
  const origin = first - first === 0 ? first : 0;
  const origins = f64x2.splat(origin);
  let lows = f64x2.splat(Infinity);
  let highs = f64x2.splat(-Infinity);
  let sums = zero;
  let squares = zero;
  let found = i64x2.splat(0);
  const end = values + ((<usize>n) << 3);
  for (let p = values; p < end; p += 16) {
    // The last of an odd number stands beside a copy of itself that is then missing.
    const x = p + 8 < end ? v128.load(p) : f64x2.replace_lane(v128.load64_zero(p), 1, NaN);
    const known = f64x2.eq(f64x2.sub(x, x), zero);
    const d = v128.and(f64x2.sub(x, origins), known);
    lows = f64x2.pmin(lows, v128.bitselect(x, f64x2.splat(Infinity), known));
    highs = f64x2.pmax(highs, v128.bitselect(x, f64x2.splat(-Infinity), known));
    sums = f64x2.add(sums, d);
    squares = f64x2.add(squares, f64x2.mul(d, d));
    found = i64x2.sub(found, known);
  }
  low = min(f64x2.extract_lane(lows, 0), f64x2.extract_lane(lows, 1));
  high = max(f64x2.extract_lane(highs, 0), f64x2.extract_lane(highs, 1));
  count = <i32>(i64x2.extract_lane(found, 0) + i64x2.extract_lane(found, 1));
  const shift = (f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)) / <f64>count;
  const square = (f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1)) / <f64>count;
  mean = origin + shift;
  deviation = Math.sqrt(square - shift * shift);
}

/** The same with the places at another address, where there is room for `n` of them. */
export function sortPlacesTo(values: usize, n: i32, places: usize): i32 {
  const own = sortedPlaces;
  sortedPlaces = places;
  const count = sortValues(values, n);
  sortedPlaces = own;
  return count;
}

/** The finite values in the order they came. */
function collect(values: usize, n: i32): void {
  let at = 0;
  for (let i = 0; i < n; i++) {
    const x = load<f64>(values + ((<usize>i) << 3));
    if (x - x !== 0) continue;
    store<f64>(sortedKeys + ((<usize>at) << 3), x);
    store<i32>(sortedPlaces + ((<usize>at) << 2), i);
    at++;
  }
}

/** Deals the values out to n × roominess buckets of equal width from `from` on; what lies outside goes into the outermost,
 * what is missing goes into one more, behind all others. */
function spread(values: usize, n: i32, from: f64, scale: f64): void {
  const members = n * roominess;
  const bytes = <usize>(((members + 1) << 1) + 15) & ~15;
  memory.fill(counts, 0, bytes);
  const lowest = f64x2.splat(from);
  const scales = f64x2.splat(scale);
  const last = f64x2.splat(<f64>members - 0.5);
  const beyond = f64x2.splat(<f64>members);
  const zero = f64x2.splat(0);
  const end = values + ((<usize>n) << 3);
  const even = values + ((<usize>(n & ~1)) << 3);
  let p = values;
  let b = buckets;
  for (; p < even; p += 16, b += 4) {
    const x = v128.load(p);
    const known = f64x2.eq(f64x2.sub(x, x), zero);
    const place = f64x2.mul(f64x2.sub(x, lowest), scales);
    const share = v128.bitselect(f64x2.pmin(last, f64x2.pmax(zero, place)), beyond, known);
    const whole = i32x4.trunc_sat_f64x2_s_zero(share);
    countInto(b, i32x4.extract_lane(whole, 0));
    countInto(b + 2, i32x4.extract_lane(whole, 1));
  }
  if (p < end) {
    const x = load<f64>(p);
    countInto(b, x - x === 0 ? <i32>min(<f64>members - 0.5, max<f64>(0, (x - from) * scale)) : members);
  }
  settle(bytes);
  p = values;
  b = buckets;
  for (let i = 0; i < n; i++, p += 8, b += 2) {
    const cell = counts + ((<usize>load<u16>(b)) << 1);
    const at = <usize>load<u16>(cell);
    store<u16>(cell, <u16>(at + 1));
    store<f64>(sortedKeys + (at << 3), load<f64>(p));
    store<i32>(sortedPlaces + (at << 2), i);
  }
}

function countInto(b: usize, bucket: i32): void {
  store<u16>(b, <u16>bucket);
  const cell = counts + ((<usize>bucket) << 1);
  store<u16>(cell, load<u16>(cell) + 1);
}

/** Turns bucket counts into where each bucket starts, eight at a time. */
function settle(bytes: usize): void {
  const zero = i16x8.splat(0);
  let before = zero;
  for (let c = counts, end = counts + bytes; c < end; c += 16) {
    const each = v128.load(c);
    let sum = i16x8.add(
      each,
      v128.shuffle<i8>(zero, each, 0, 1, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29),
    );
    sum = i16x8.add(sum, v128.shuffle<i8>(zero, sum, 0, 1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
    sum = i16x8.add(sum, v128.shuffle<i8>(zero, sum, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
    sum = i16x8.add(sum, before);
    v128.store(c, i16x8.sub(sum, each));
    before = v128.shuffle<i8>(sum, sum, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15, 14, 15);
  }
}

/** Puts a nearly ordered run in order; false when that took more than `left` moves, with the work half done. */
function insertRun(from: i32, to: i32, left: i32): bool {
  const start = sortedKeys + ((<usize>from) << 3);
  const end = sortedKeys + ((<usize>to) << 3);
  let before = -Infinity;
  let place = sortedPlaces + ((<usize>from) << 2);
  for (let key = start; key < end; key += 8, place += 4) {
    const x = load<f64>(key);
    if (x >= before) {
      before = x;
      continue;
    }
    const mine = load<i32>(place);
    let k = key;
    let p = place;
    do {
      store<f64>(k, load<f64>(k - 8));
      store<i32>(p, load<i32>(p - 4));
      k -= 8;
      p -= 4;
    } while (k > start && load<f64>(k - 8) > x);
    store<f64>(k, x);
    store<i32>(p, mine);
    left -= <i32>((key - k) >> 3);
    if (left < 0) return false;
  }
  return true;
}

/** Orders bucket by bucket: after `spread` each count is where its bucket ends. */
function refineBuckets(members: i32, count: i32): void {
  let from = 0;
  for (let b = 0; b < members && from < count; b++) {
    const to = <i32>load<u16>(counts + ((<usize>b) << 1));
    if (to - from > shortRun) mergeRun(from, to);
    else if (to - from > 1) insertRun(from, to, i32.MAX_VALUE);
    from = to;
  }
}

/** Merge sort of a run, from short runs that insertion has ordered. */
function mergeRun(from: i32, to: i32): void {
  for (let a = from; a < to; a += shortRun) insertRun(a, min(a + shortRun, to), i32.MAX_VALUE);
  for (let width = shortRun; width < to - from; width *= 2) {
    for (let a = from; a + width < to; a += 2 * width) mergeTwo(a, a + width, min(a + 2 * width, to));
  }
}

/** Merges two neighbouring ordered runs; of equal values those of the first come first. */
function mergeTwo(from: i32, middle: i32, to: i32): void {
  const length = middle - from;
  if (load<f64>(sortedKeys + ((<usize>(middle - 1)) << 3)) <= load<f64>(sortedKeys + ((<usize>middle) << 3))) return;
  memory.copy(spareKeys, sortedKeys + ((<usize>from) << 3), (<usize>length) << 3);
  memory.copy(sparePlaces, sortedPlaces + ((<usize>from) << 2), (<usize>length) << 2);
  let a = 0;
  let b = middle;
  let at = from;
  while (a < length && b < to) {
    const x = load<f64>(spareKeys + ((<usize>a) << 3));
    const y = load<f64>(sortedKeys + ((<usize>b) << 3));
    const first = x <= y;
    store<f64>(sortedKeys + ((<usize>at) << 3), first ? x : y);
    store<i32>(
      sortedPlaces + ((<usize>at) << 2),
      load<i32>(first ? sparePlaces + ((<usize>a) << 2) : sortedPlaces + ((<usize>b) << 2)),
    );
    a += <i32>first;
    b += <i32>!first;
    at++;
  }
  memory.copy(sortedKeys + ((<usize>at) << 3), spareKeys + ((<usize>a) << 3), (<usize>(length - a)) << 3);
  memory.copy(sortedPlaces + ((<usize>at) << 2), sparePlaces + ((<usize>a) << 2), (<usize>(length - a)) << 2);
}
