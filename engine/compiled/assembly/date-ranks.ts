// Average ranks of whole dates as small whole numbers: twice the rank, less the middle; with a bit per symbol that has one.
import { sortedKeys, sortedPlaces, sortPlacesTo } from "./sort";

/**
 * Ranks `rows` dates of `width` values each. T is i16 or i32, wide enough for −width .. width.
 *
 * order[rows × width] unless its address is 0, counts[rows], ranks[rows × stride], bits[rows × words of 32] and squares[rows] are written; ranks of
 * missing values and those between width and stride are 0.
 */
function rankDatesOf<T>(
  values: usize,
  rows: i32,
  width: i32,
  stride: i32,
  words: i32,
  order: usize,
  counts: usize,
  ranks: usize,
  bits: usize,
  squares: usize,
): void {
  memory.fill(ranks, 0, <usize>(rows * stride) * sizeof<T>());
  for (let row = 0; row < rows; row++) {
    const places = order === 0 ? sortedPlaces : order;
    const count = sortPlacesTo(values, width, places);
    store<i32>(counts, count);
    store<f64>(squares, writeRanks<T>(count, places, ranks));
    markPresent(values, width, bits);
    values += (<usize>width) << 3;
    counts += 4;
    if (order !== 0) order += (<usize>width) << 2;
    ranks += <usize>stride * sizeof<T>();
    bits += (<usize>words) << 2;
    squares += 8;
  }
}

/** Twice the centred average rank of every sorted value; gives the sum of their squares. */
function writeRanks<T>(count: i32, places: usize, ranks: usize): f64 {
  const n = <f64>count;
  let sum = (n * (n * n - 1)) / 3;
  for (let i = 0; i < count; ) {
    const x = load<f64>(sortedKeys + ((<usize>i) << 3));
    let end = i + 1;
    if (end < count && load<f64>(sortedKeys + ((<usize>end) << 3)) === x) {
      while (end < count && load<f64>(sortedKeys + ((<usize>end) << 3)) === x) end++;
      const tied = <f64>(end - i);
      sum -= (tied * (tied * tied - 1)) / 3;
    }
    const rank = <T>(i + end - count);
    for (; i < end; i++) {
      store<T>(ranks + <usize>load<i32>(places + ((<usize>i) << 2)) * sizeof<T>(), rank);
    }
  }
  return sum;
}

/** A bit per symbol that has a value, 32 to a word. */
function markPresent(values: usize, width: i32, bits: usize): void {
  const zero = f64x2.splat(0);
  for (let s = 0; s < width; s += 32, bits += 4) {
    let word: u32 = 0;
    const stop = min(width, s + 32);
    let at = values + ((<usize>s) << 3);
    let k = s;
    for (; k + 1 < stop; k += 2, at += 16) {
      const x = v128.load(at);
      word |= (<u32>i64x2.bitmask(f64x2.eq(f64x2.sub(x, x), zero))) << (k & 31);
    }
    if (k < stop) {
      const x = load<f64>(at);
      word |= (<u32>(x - x === 0)) << (k & 31);
    }
    store<u32>(bits, word);
  }
}

/** The same for ranks of 16 bits where `short` is not 0, else of 32. */
export function rankDates(
  short: i32,
  values: usize,
  rows: i32,
  width: i32,
  stride: i32,
  words: i32,
  order: usize,
  counts: usize,
  ranks: usize,
  bits: usize,
  squares: usize,
): void {
  if (short) rankDatesOf<i16>(values, rows, width, stride, words, order, counts, ranks, bits, squares);
  else rankDatesOf<i32>(values, rows, width, stride, words, order, counts, ranks, bits, squares);
}
