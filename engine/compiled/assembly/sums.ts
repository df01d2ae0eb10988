// Rolling sum and mean, with what each addition rounds away kept beside the sum.
import {
  beside,
  blank,
  both,
  choose,
  least,
  ones,
  pairAt,
  present,
  restartRows,
  rowAt,
  rows,
  storePair,
  window,
} from "./lanes";

/** Both lanes of the sum, of what rounding left out of it, and of how many present values it holds. */
const state = memory.data(48, 16);

/** Rows after which it is seen whether one of them held a gap. */
const stretch: i32 = 32;

let averaged: bool = false;

/** Sums of a pair of series from `input` to `out`, divided by the number of present values when `mean` is not 0. */
export function rollSums(input: usize, out: usize, mean: i32): void {
  averaged = mean !== 0;
  memory.fill(state, 0, 48);
  const restart = restartRows();
  for (let start = 0; start < rows; start += restart) {
    const end = min(start + restart, rows);
    let from = start;
    if (start > 0) {
      retake(input, start);
      storePair(rowAt(out, start), beside, reported(v128.load(state), v128.load(state + 16), v128.load(state + 32)));
      from++;
    }
    for (; from < end; from += stretch) slide(input, out, from, min(from + stretch, end));
  }
}

function slide(input: usize, out: usize, from: i32, to: i32): void {
  const full = i64x2.all_true(f64x2.eq(v128.load(state + 32), both(window)));
  if (!full || !slideComplete(input, out, from, to)) slideWithGaps(input, out, from, to);
}

/** Slides over rows that hold values only; false, with the state untouched, when one of them did not or a sum overflowed. */
function slideComplete(input: usize, out: usize, from: i32, to: i32): bool {
  const stride = beside;
  const divisor = both(averaged ? window : 1);
  const behind = (<usize>window) << 3;
  const end = rowAt(input, to);
  let sum = v128.load(state);
  let lost = v128.load(state + 16);
  let result = rowAt(out, from);
  for (let at = rowAt(input, from); at < end; at += 8, result += 8) {
    const x = pairAt(at, stride);
    const q = pairAt(at - behind, stride);
    const d = f64x2.sub(x, q);
    const back = f64x2.sub(d, x);
    const next = f64x2.add(sum, d);
    const part = f64x2.sub(next, sum);
    const rounded = f64x2.add(f64x2.sub(sum, f64x2.sub(next, part)), f64x2.sub(d, part));
    const parted = f64x2.sub(f64x2.sub(x, f64x2.sub(d, back)), f64x2.add(q, back));
    lost = f64x2.add(lost, f64x2.add(rounded, parted));
    sum = next;
    storePair(result, stride, f64x2.div(f64x2.add(sum, lost), divisor));
  }
  if (!i64x2.all_true(present(f64x2.add(sum, lost)))) return false;
  v128.store(state, sum);
  v128.store(state + 16, lost);
  return true;
}

/** The same steps, with 0 in the place of what is missing. */
function slideWithGaps(input: usize, out: usize, from: i32, to: i32): void {
  const stride = beside;
  let sum = v128.load(state);
  let lost = v128.load(state + 16);
  let count = v128.load(state + 32);
  for (let t = from; t < to; t++) {
    const entering = pairAt(rowAt(input, t), stride);
    const leaving = t < window ? blank() : pairAt(rowAt(input, t - window), stride);
    const came = present(entering);
    const left = present(leaving);
    const x = v128.and(entering, came);
    const q = v128.and(leaving, left);
    count = f64x2.sub(f64x2.add(count, ones(came)), ones(left));
    const d = f64x2.sub(x, q);
    const back = f64x2.sub(d, x);
    const next = f64x2.add(sum, d);
    const part = f64x2.sub(next, sum);
    const rounded = f64x2.add(f64x2.sub(sum, f64x2.sub(next, part)), f64x2.sub(d, part));
    const parted = f64x2.sub(f64x2.sub(x, f64x2.sub(d, back)), f64x2.add(q, back));
    const some = f64x2.ne(count, both(0));
    lost = v128.and(some, f64x2.add(lost, f64x2.add(rounded, parted)));
    sum = v128.and(some, next);
    const whole = present(f64x2.add(sum, lost));
    if (!i64x2.all_true(whole)) {
      retake(input, t);
      sum = choose(whole, sum, v128.load(state));
      lost = choose(whole, lost, v128.load(state + 16));
    }
    storePair(rowAt(out, t), stride, reported(sum, lost, count));
  }
  v128.store(state, sum);
  v128.store(state + 16, lost);
  v128.store(state + 32, count);
}

function reported(sum: v128, lost: v128, count: v128): v128 {
  let value = f64x2.add(sum, lost);
  if (averaged) value = f64x2.div(value, count);
  return choose(v128.and(f64x2.ge(count, both(least)), present(value)), value, blank());
}

/** Also after an overflow: the sum is useless for every later window until it is taken anew without the huge value. */
function retake(input: usize, t: i32): void {
  const stride = beside;
  let sum = both(0);
  let lost = both(0);
  let count = both(0);
  const end = rowAt(input, t);
  for (let at = rowAt(input, max(0, t - window + 1)); at <= end; at += 8) {
    const value = pairAt(at, stride);
    const known = present(value);
    const x = v128.and(value, known);
    const next = f64x2.add(sum, x);
    const part = f64x2.sub(next, sum);
    lost = f64x2.add(lost, f64x2.add(f64x2.sub(sum, f64x2.sub(next, part)), f64x2.sub(x, part)));
    sum = next;
    count = f64x2.add(count, ones(known));
  }
  v128.store(state, sum);
  v128.store(state + 16, lost);
  v128.store(state + 32, count);
}
