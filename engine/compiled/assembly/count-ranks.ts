// Rolling rank by counting: how many values of a window are below the last one, and how many are not above it.
import { beside, bias, blank, both, choose, half, least, one, ones, rowAt, rows, window } from "./lanes";
import { reserve } from "./memory";

/** A copy of a series with NaN for all that is missing, also for a window before its first row and four behind its last. */
let copy: usize = 0;
let room: usize = 0;
let start: usize = 0;

let span: i32 = 0;
let tolerance: f64 = 0;

/** Values that are further apart than this never tie. */
let gap: f64 = 0;

/** Ranks of one series or of both, as shares of the present values; values within a step of `tolerated` tie. */
export function countRanks(input: usize, out: usize, tolerated: f64): void {
  tolerance = tolerated;
  span = min(window, rows);
  rankSeries(input, out);
  if (beside > 0) rankSeries(input + beside, out + beside);
}

function rankSeries(input: usize, out: usize): void {
  const largest = copyPresent(input);
  gap = tolerance > 0 ? 2 * max<f64>(tolerance, 1e-15) * largest : 0;
  let count: f64 = 0;
  for (let t = 0; t < rows; t += 4) {
    const at = rowAt(copy, t);
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const lowX = f64x2.sub(x, both(gap));
    const lowY = f64x2.sub(y, both(gap));
    const highX = f64x2.add(x, both(gap));
    const highY = f64x2.add(y, both(gap));
    let belowX = both(0);
    let belowY = both(0);
    let upToX = both(0);
    let upToY = both(0);
    const oldest = at - ((<usize>span) << 3);
    for (let p = at; p > oldest; p -= 8) {
      const a = v128.load(p);
      const b = v128.load(p, 16);
      belowX = i64x2.sub(belowX, f64x2.lt(a, lowX));
      belowY = i64x2.sub(belowY, f64x2.lt(b, lowY));
      upToX = i64x2.sub(upToX, f64x2.le(a, highX));
      upToY = i64x2.sub(upToY, f64x2.le(b, highY));
    }
    count = finish(at, rowAt(out, t), rows - t, count, belowX, upToX);
    count = finish(at + 16, rowAt(out, t + 2), rows - t - 2, count, belowY, upToY);
  }
}

/** Copies a series; returns its largest magnitude. */
function copyPresent(input: usize): f64 {
  const before = (<usize>span) << 3;
  const bytes = (<usize>rows) << 3;
  if (room < before + bytes + 32) {
    room = 2 * (before + bytes + 32);
    start = reserve(room);
  }
  copy = start + before;
  for (let at = start; at < copy; at += 8) store<f64>(at, NaN);
  memory.copy(copy, input, bytes);
  for (let at = copy + bytes, end = at + 32; at < end; at += 8) store<f64>(at, NaN);
  let largest = both(0);
  for (let at = copy, end = copy + bytes; at < end; at += 16) {
    const x = v128.load(at);
    const known = v128.or(x, f64x2.ne(f64x2.sub(x, x), both(0)));
    v128.store(at, known);
    largest = f64x2.pmax(largest, f64x2.abs(known));
  }
  return max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1));
}

/** Writes two rows, or the last one; `count` is how many values are present in the window before, the result in theirs. */
function finish(at: usize, out: usize, left: i32, count: f64, below: v128, upTo: v128): f64 {
  if (left <= 0) return count;
  const x = v128.load(at);
  const gone = v128.load(at - ((<usize>span) << 3));
  const change = f64x2.sub(ones(f64x2.eq(x, x)), ones(f64x2.eq(gone, gone)));
  const counts = f64x2.add(f64x2.add(both(count), change), v128.shuffle<f64>(both(0), change, 0, 2));
  let lower = wholes(below);
  let tied = f64x2.sub(wholes(upTo), lower);
  if (v128.any_true(f64x2.gt(tied, one()))) {
    countTies(at);
    lower = wholes(v128.load(ties));
    tied = f64x2.sub(wholes(v128.load(ties, 16)), lower);
  }
  const place = f64x2.add(lower, f64x2.mul(f64x2.add(tied, one()), half()));
  const ranked = v128.and(f64x2.eq(x, x), f64x2.ge(counts, both(least)));
  const rank = choose(ranked, f64x2.div(place, counts), blank());
  if (left > 1) v128.store(out, rank);
  else v128.store_lane<f64>(out, rank, 0);
  return f64x2.extract_lane(counts, 1);
}

/** Small whole numbers as floats: the bits of 2⁵² hold them in its lowest places. */
function wholes(counts: v128): v128 {
  return f64x2.sub(v128.or(counts, bias()), bias());
}

/** Where `countTies` leaves how many values rank lower than a row's, and how many do not rank higher. */
const ties = memory.data(32, 16);

/** Counts for two rows once all values of a window are rounded to multiples of a step. */
function countTies(at: usize): void {
  const oldest = at - ((<usize>span) << 3);
  let largest = both(0);
  for (let p = at; p > oldest; p -= 8) largest = f64x2.pmax(largest, f64x2.abs(v128.load(p)));
  const x = v128.load(at);
  const step = f64x2.mul(both(tolerance), largest);
  const low = tieBounds(x, step, -0.5);
  const high = tieBounds(x, step, 0.5);
  let below = both(0);
  let upTo = both(0);
  for (let p = at; p > oldest; p -= 8) {
    const value = v128.load(p);
    below = i64x2.sub(below, f64x2.lt(value, low));
    upTo = i64x2.sub(upTo, v128.or(f64x2.le(value, x), f64x2.lt(value, high)));
  }
  v128.store(ties, below);
  v128.store(ties, upTo, 16);
}

function tieBounds(x: v128, step: v128, shift: f64): v128 {
  const first = tieBound(f64x2.extract_lane(x, 0), f64x2.extract_lane(step, 0), shift);
  return f64x2.replace_lane(both(first), 1, tieBound(f64x2.extract_lane(x, 1), f64x2.extract_lane(step, 1), shift));
}

/** Half a step from the multiple a value is rounded to; what is below the lower bound ranks lower, what is below the upper not higher. */
function tieBound(x: f64, step: f64, shift: f64): f64 {
  const place = Math.round(x / step);
  if (!(step > 0 && place - place === 0)) return x;
  const bound = (place + shift) * step;
  return shift < 0 ? min(x, bound) : bound;
}
