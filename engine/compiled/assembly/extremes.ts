// Rolling minimum and maximum and where they stand, for two symbols at a time.
import {
  beside,
  blank,
  both,
  choose,
  least,
  lowest,
  minusZero,
  pairAt,
  present,
  rowAt,
  rows,
  storePair,
  window,
} from "./lanes";
import { reserve } from "./memory";

/** Extremes from each row of a block to the block's end, then the rows where they stand: both lanes of each. */
let best: usize = 0;
let bestRow: usize = 0;
let room: i32 = 0;

/** The sign bit for the smallest, which is the largest of the values with the other sign; nothing for the largest. */
let turn: f64 = 0;
let newest: bool = false;

/** True when zeros of both signs occur: only then does it matter how the larger of two zeros is found. */
let mixed: bool = false;

/** What is reported of an extreme `at` a row: oldest + direction × (t − at). */
let oldest: f64 = 0;
let direction: f64 = 0;

let block: i32 = 0;

/** Numbers in the lists of extremes, reports and ties. */
const value: i32 = 0;
const age: i32 = 1;

/** Extremes of a pair of series: the smallest when `smallest` is not 0; of equal ones the newest when `late` is not 0. */
export function rollExtremes(input: usize, out: usize, smallest: i32, report: i32, late: i32): void {
  turn = smallest !== 0 ? -0.0 : 0.0;
  newest = late !== 0;
  oldest = report === age ? 0 : window;
  direction = report === age ? 1 : -1;
  block = max(1, min(window, rows));
  if (room <= block) {
    room = 2 * block + 2;
    best = reserve((<usize>room) << 4);
    bestRow = reserve((<usize>room) << 4);
  }
  for (let i = 0; i <= block; i++) {
    v128.store(best + ((<usize>i) << 4), lowest());
    v128.store(bestRow + ((<usize>i) << 4), both(-1));
  }
  mixed = hasMixedZeros(input);
  let count = both(0);
  for (let start = 0; start < rows; start += block) {
    const end = min(start + block, rows);
    if (report === value) {
      count = valuesOfBlock(input, out, start, end, count);
      if (end < rows) leaveValues(input, start, end);
    } else {
      count = rowsOfBlock(input, out, start, end, count);
      if (end < rows) leaveRows(input, start, end);
    }
  }
}

function hasMixedZeros(input: usize): bool {
  let positive = both(0);
  let negative = both(0);
  for (let series = input; series <= input + beside; series += 8 * <usize>rows) {
    for (let at = series, end = rowAt(series, rows - 1); at < end; at += 16) {
      const x = v128.load(at);
      positive = v128.or(positive, i64x2.eq(x, both(0)));
      negative = v128.or(negative, i64x2.eq(x, minusZero()));
    }
    const last = v128.load64_splat(rowAt(series, rows - 1));
    positive = v128.or(positive, i64x2.eq(last, both(0)));
    negative = v128.or(negative, i64x2.eq(last, minusZero()));
  }
  return v128.any_true(positive) && v128.any_true(negative);
}

/** Of zeros the positive one, which takes several times as long to say. */
function larger(x: v128, y: v128): v128 {
  return mixed ? f64x2.max(x, y) : f64x2.pmax(x, y);
}

/** Fills one block; takes and returns how many values of the window are present. */
function valuesOfBlock(input: usize, out: usize, start: i32, end: i32, before: v128): v128 {
  const stride = beside;
  const sign = both(turn);
  const fewest = i64x2.splat(<i64>max<f64>(1, least) - 1);
  let older = best;
  let running = lowest();
  let count = before;
  for (let t = start; t < end; t++) {
    const x = v128.xor(pairAt(rowAt(input, t), stride), sign);
    const q = t < window ? blank() : pairAt(rowAt(input, t - window), stride);
    const came = present(x);
    count = i64x2.add(i64x2.sub(count, came), present(q));
    running = larger(running, choose(came, x, lowest()));
    older += 16;
    const extreme = v128.xor(larger(v128.load(older), running), sign);
    storePair(rowAt(out, t), stride, choose(v128.gt<i64>(count, fewest), extreme, blank()));
  }
  return count;
}

/** Leaves the extremes from each row to the block's end in `best`. */
function leaveValues(input: usize, start: i32, end: i32): void {
  const stride = beside;
  const sign = both(turn);
  let running = lowest();
  let at = best + ((<usize>(end - start)) << 4);
  for (let t = end - 1; t >= start; t--) {
    const x = v128.xor(pairAt(rowAt(input, t), stride), sign);
    running = larger(running, choose(present(x), x, lowest()));
    at -= 16;
    v128.store(at, running);
  }
}

/** As valuesOfBlock for the row where the extreme stands; an equal value is better when it is on the side that wins ties. */
function rowsOfBlock(input: usize, out: usize, start: i32, end: i32, before: v128): v128 {
  const stride = beside;
  const sign = both(turn);
  const fewest = i64x2.splat(<i64>max<f64>(1, least) - 1);
  const base = both(oldest);
  const slope = both(direction);
  let at: usize = 0;
  let running = lowest();
  let row = both(-1);
  let count = before;
  for (let t = start; t < end; t++) {
    const x = v128.xor(pairAt(rowAt(input, t), stride), sign);
    const q = t < window ? blank() : pairAt(rowAt(input, t - window), stride);
    const came = present(x);
    count = i64x2.add(i64x2.sub(count, came), present(q));
    const better = v128.and(came, newest ? f64x2.ge(x, running) : f64x2.gt(x, running));
    running = choose(better, x, running);
    row = choose(better, both(t), row);
    at += 16;
    const older = v128.load(best + at);
    const kept = newest ? f64x2.gt(older, running) : f64x2.ge(older, running);
    const place = choose(kept, v128.load(bestRow + at), row);
    const result = f64x2.add(base, f64x2.mul(slope, f64x2.sub(both(t), place)));
    storePair(rowAt(out, t), stride, choose(v128.gt<i64>(count, fewest), result, blank()));
  }
  return count;
}

/** Leaves the extremes from each row to the block's end in `best`, and their rows in `bestRow`. */
function leaveRows(input: usize, start: i32, end: i32): void {
  const stride = beside;
  const sign = both(turn);
  let running = lowest();
  let row = both(-1);
  let at = (<usize>(end - start)) << 4;
  for (let t = end - 1; t >= start; t--) {
    const x = v128.xor(pairAt(rowAt(input, t), stride), sign);
    const better = v128.and(present(x), newest ? f64x2.gt(x, running) : f64x2.ge(x, running));
    running = choose(better, x, running);
    row = choose(better, both(t), row);
    at -= 16;
    v128.store(best + at, running);
    v128.store(bestRow + at, row);
  }
}
