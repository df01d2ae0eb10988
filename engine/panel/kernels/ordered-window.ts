// The values of a window in order: how many lie below a bound, and which is the k-th.

/** Windows up to this length keep a sorted array; longer ones a tree of counts. */
const shortWindow = 128;

export interface OrderedWindow {
  readonly insert: (x: number) => void;
  readonly remove: (x: number) => void;
  /** Number of values < bound, or ≤ bound. */
  readonly countBelow: (bound: number, inclusive: boolean) => number;
  /** The k-th smallest value, 0 .. size − 1. */
  readonly kth: (k: number) => number;
}

/**
 * Order statistics of a sliding window over one series.
 *
 * Source  short windows: a sorted array with insertion. Long ones: the series is ranked once, and a Fenwick tree counts
 *         which ranks are inside
 * Cost    short: a search and a move of at most 128 values per step; long: O(log n) per step
 */
export function orderedWindow(input: Float64Array, window: number): OrderedWindow {
  return window <= shortWindow ? sortedWindow(window) : countedWindow(input);
}

export function sortedWindow(window: number): OrderedWindow {
  const values = new Float64Array(window + 1);
  let size = 0;
  const lowerBound = (bound: number): number => firstAtLeast(values, size, bound);
  return {
    insert: (x) => {
      let at = size++;
      while (at > 0 && values[at - 1]! > x) {
        values[at] = values[at - 1]!;
        at--;
      }
      values[at] = x;
    },
    remove: (x) => {
      size--;
      for (let at = lowerBound(x); at < size; at++) values[at] = values[at + 1]!;
    },
    countBelow: (bound, inclusive) => {
      let at = lowerBound(bound);
      if (inclusive) while (at < size && values[at]! <= bound) at++;
      return at;
    },
    kth: (k) => values[k]!,
  };
}

export function countedWindow(input: Float64Array): OrderedWindow {
  const sorted = input.filter((x) => Number.isFinite(x)).sort();
  const distinct = sorted.filter((x, i) => i === 0 || x !== sorted[i - 1]);
  const size = distinct.length;
  const counts = new Int32Array(size + 1);
  const top = 1 << Math.max(0, Math.floor(Math.log2(Math.max(1, size))));
  const add = (x: number, by: number): void => {
    for (let i = firstAtLeast(distinct, size, x) + 1; i <= size; i += i & -i) counts[i] = counts[i]! + by;
  };
  return {
    insert: (x) => add(x, 1),
    remove: (x) => add(x, -1),
    countBelow: (bound, inclusive) => {
      let i = firstAtLeast(distinct, size, bound);
      if (inclusive && i < size && distinct[i] === bound) i++;
      let total = 0;
      for (; i > 0; i -= i & -i) total += counts[i]!;
      return total;
    },
    kth: (k) => {
      let at = 0;
      let left = k + 1;
      for (let step = top; step > 0; step >>= 1) {
        if (at + step <= size && counts[at + step]! < left) {
          at += step;
          left -= counts[at]!;
        }
      }
      return distinct[at]!;
    },
  };
}

function firstAtLeast(values: Float64Array, size: number, bound: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
