// Average ranks of whole dates as small whole numbers: twice the rank, less the middle; with a bit per symbol that has one.
import { sortedKeys, sortedPlaces, sortValues } from "./sort";

/**
 * Ranks `rows` dates of `width` values each. T is i16 or i32, wide enough for −width .. width.
 *
 * order[rows × width], counts[rows], ranks[rows × stride], bits[rows × words of 32] and squares[rows] are written; ranks of
 * missing values and those between width and stride are 0.
 */
function rankDates<T>(
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
  memory.fill(bits, 0, (<usize>(rows * words)) << 2);
  for (let row = 0; row < rows; row++) {
    const count = sortValues(values, width);
    store<i32>(counts, count);
    memory.copy(order, sortedPlaces, (<usize>count) << 2);
    store<f64>(squares, writeRanks<T>(count, ranks));
    for (let i = 0; i < count; i++) {
      const s = load<i32>(sortedPlaces + ((<usize>i) << 2));
      const word = bits + ((<usize>(s >> 5)) << 2);
      store<u32>(word, load<u32>(word) | ((<u32>1) << (s & 31)));
    }
    values += (<usize>width) << 3;
    counts += 4;
    order += (<usize>width) << 2;
    ranks += <usize>stride * sizeof<T>();
    bits += (<usize>words) << 2;
    squares += 8;
  }
}

/** Twice the centred average rank of every sorted value; gives the sum of their squares. */
function writeRanks<T>(count: i32, ranks: usize): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < count; ) {
    const x = load<f64>(sortedKeys + ((<usize>i) << 3));
    let end = i + 1;
    while (end < count && load<f64>(sortedKeys + ((<usize>end) << 3)) === x) end++;
    const rank = i + end - count;
    sum += <f64>(end - i) * (<f64>rank * <f64>rank);
    for (; i < end; i++) {
      const s = load<i32>(sortedPlaces + ((<usize>i) << 2));
      store<T>(ranks + <usize>s * sizeof<T>(), <T>rank);
    }
  }
  return sum;
}

/** The same for ranks of 16 bits. */
export function rankDates16(
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
  rankDates<i16>(values, rows, width, stride, words, order, counts, ranks, bits, squares);
}

/** The same for ranks of 32 bits. */
export function rankDates32(
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
  rankDates<i32>(values, rows, width, stride, words, order, counts, ranks, bits, squares);
}
