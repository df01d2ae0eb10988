// Ascending order of the finite values of one row or series, stable, without a comparison function.
import { radixOrder } from "./radix-order.ts";

/** Where `sortValues` leaves its result: the values ascending, and the place of each; good until the next call. */
export const sorted = { keys: new Float64Array(64), places: new Int32Array(64) };

const scratch = {
  keys: new Float64Array(64),
  words: new Uint32Array(64 * 2),
  places: new Int32Array(64),
  buckets: new Int32Array(64),
  counts: new Int32Array(65),
};

/** Moves per value after which the last pass gives up: values crowd together, and equal ones need no move. */
const patience = 6;

/**
 * Sorts the finite values of rows from .. to − 1.
 *
 * Shape   row[n] -> sorted.keys[count], sorted.places[count]; places count from `from`; returns count
 * NaN     non-finite values are left out; equal values keep their order
 * Source  values go into as many buckets as there are values, by linear interpolation, or by interpolation on the bits of
 *         the number where values crowd together (which follows the logarithm); a last insertion pass puts each bucket in
 *         order. Rows that crowd in both ways are sorted by radix on all bits. All three give the same order
 * Cost    linear for the first two; eight passes for the third
 */
export function sortValues(row: ArrayLike<number>, from: number, to: number): number {
  if (scratch.keys.length < to - from) grow(to - from);
  let count = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const x = row[i]!;
    if (x - x !== 0) continue;
    count++;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (spreadLinear(row, { from, to, count, low, high }) && finishByInsertion(count)) return count;
  collect(row, from, to);
  if (!spreadByBits(count) || !finishByInsertion(count)) radixOrder(scratch, sorted, count);
  return count;
}

/** The finite values and their places, side by side. */
function collect(row: ArrayLike<number>, from: number, to: number): void {
  const { keys, places } = scratch;
  let count = 0;
  for (let i = from; i < to; i++) {
    const x = row[i]!;
    if (x - x !== 0) continue;
    keys[count] = x;
    places[count++] = i - from;
  }
}

function grow(length: number): void {
  const size = 2 ** Math.ceil(Math.log2(length));
  scratch.keys = new Float64Array(size);
  scratch.words = new Uint32Array(scratch.keys.buffer);
  scratch.places = new Int32Array(size);
  scratch.buckets = new Int32Array(size);
  scratch.counts = new Int32Array(size + 1);
  sorted.keys = new Float64Array(size);
  sorted.places = new Int32Array(size);
}

interface Extent {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

function spreadLinear(row: ArrayLike<number>, { from, to, count, low, high }: Extent): boolean {
  const { counts } = scratch;
  const { keys, places } = sorted;
  const scale = (count - 0.5) / (high - low);
  if (!(scale > 0 && scale < 1e300)) return false;
  counts.fill(0, 0, count + 1);
  for (let i = from; i < to; i++) {
    const x = row[i]!;
    if (x - x !== 0) continue;
    const bucket = ((x - low) * scale) | 0;
    counts[bucket] = counts[bucket]! + 1;
  }
  settle(count);
  for (let i = from; i < to; i++) {
    const x = row[i]!;
    if (x - x !== 0) continue;
    const bucket = ((x - low) * scale) | 0;
    const at = counts[bucket]!;
    counts[bucket] = at + 1;
    keys[at] = x;
    places[at] = i - from;
  }
  return true;
}

/** Turns bucket counts into where each bucket starts. */
function settle(count: number): void {
  const { counts } = scratch;
  let start = 0;
  for (let b = 0; b <= count; b++) {
    const members = counts[b]!;
    counts[b] = start;
    start += members;
  }
}

/** The upper half of a number's bits, turned so that it ascends with the number; −0 counts as 0. */
function ascendingBits(words: Uint32Array, i: number): number {
  const bits = words[2 * i + 1]!;
  if (bits < 0x80000000) return bits + 0x80000000;
  return bits === 0x80000000 && words[2 * i] === 0 ? 0x80000000 : ~bits >>> 0;
}

function spreadByBits(count: number): boolean {
  const { keys, places, buckets, counts, words } = scratch;
  let low = 0xffffffff;
  let high = 0;
  for (let i = 0; i < count; i++) {
    const bits = ascendingBits(words, i);
    if (bits < low) low = bits;
    if (bits > high) high = bits;
  }
  if (!(high > low)) return false;
  const scale = (count - 1) / (high - low);
  counts.fill(0, 0, count + 1);
  for (let i = 0; i < count; i++) {
    const bucket = ((ascendingBits(words, i) - low) * scale) | 0;
    buckets[i] = bucket;
    counts[bucket] = counts[bucket]! + 1;
  }
  settle(count);
  for (let i = 0; i < count; i++) {
    const bucket = buckets[i]!;
    const at = counts[bucket]!;
    counts[bucket] = at + 1;
    sorted.keys[at] = keys[i]!;
    sorted.places[at] = places[i]!;
  }
  return true;
}

/** Puts nearly ordered values in order; false when that took too long. */
function finishByInsertion(count: number): boolean {
  const { keys, places } = sorted;
  let left = patience * count;
  let before = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const x = keys[i]!;
    if (x >= before) {
      before = x;
      continue;
    }
    const place = places[i]!;
    let j = i;
    while (j > 0 && keys[j - 1]! > x) {
      keys[j] = keys[j - 1]!;
      places[j] = places[j - 1]!;
      j--;
    }
    keys[j] = x;
    places[j] = place;
    left -= i - j;
    if (left < 0) return false;
  }
  return true;
}
