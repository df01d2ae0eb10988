// The order of one row's finite values: a stable merge sort over typed arrays.

export interface RowOrder {
  /** Places of the finite values, ascending by value; equal values keep their order. Valid until the next call. */
  readonly order: Int32Array;
  readonly count: number;
  /** Largest magnitude. */
  readonly largest: number;
}

let order = new Int32Array(0);
let spare = new Int32Array(0);

/**
 * Sorts the finite values of a row without moving them.
 *
 * Shape   row[n] -> order[count]; the same two buffers serve every call
 * NaN     non-finite values are left out
 * Source  bottom-up merge sort over runs of eight, each sorted by insertion
 * Cost    n log n comparisons, no allocation after the largest row
 */
export function sortPermutation(row: ArrayLike<number>): RowOrder {
  if (order.length < row.length) {
    order = new Int32Array(row.length);
    spare = new Int32Array(row.length);
  }
  let count = 0;
  let largest = 0;
  for (let i = 0; i < row.length; i++) {
    const x = row[i]!;
    if (!Number.isFinite(x)) continue;
    order[count++] = i;
    if (Math.abs(x) > largest) largest = Math.abs(x);
  }
  sortRuns(row, order, count);
  let from = order;
  let to = spare;
  for (let width = 8; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      merge(row, from, to, { start, middle: Math.min(start + width, count), end: Math.min(start + 2 * width, count) });
    }
    [from, to] = [to, from];
  }
  if (from !== order) [order, spare] = [spare, order];
  return { order, count, largest };
}

function sortRuns(row: ArrayLike<number>, places: Int32Array, count: number): void {
  for (let start = 0; start < count; start += 8) {
    const end = Math.min(start + 8, count);
    for (let i = start + 1; i < end; i++) {
      const place = places[i]!;
      const x = row[place]!;
      let j = i - 1;
      while (j >= start && row[places[j]!]! > x) {
        places[j + 1] = places[j]!;
        j--;
      }
      places[j + 1] = place;
    }
  }
}

function merge(
  row: ArrayLike<number>,
  from: Int32Array,
  to: Int32Array,
  cut: { readonly start: number; readonly middle: number; readonly end: number },
): void {
  let left = cut.start;
  let right = cut.middle;
  for (let i = cut.start; i < cut.end; i++) {
    const takeLeft = left < cut.middle && (right >= cut.end || row[from[left]!]! <= row[from[right]!]!);
    to[i] = takeLeft ? from[left++]! : from[right++]!;
  }
}
