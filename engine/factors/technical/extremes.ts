// Rows of the highest and lowest values of windows, over series without gaps.

/**
 * The row of the largest value (sign 1) or smallest (sign −1) of the last n values; the latest one where several are equal.
 *
 * Shape   x[n] -> row numbers; −1 in the first n − 1 rows
 * Cost    one pass, O(1) a row whatever the window (a queue of candidates)
 */
export function extremeRows(x: Float64Array, n: number, sign: 1 | -1): Int32Array {
  const rows = new Int32Array(x.length).fill(-1);
  const queue = new Int32Array(x.length);
  let head = 0;
  let tail = 0;
  for (let t = 0; t < x.length; t++) {
    const value = sign * x[t]!;
    while (tail > head && sign * x[queue[tail - 1]!]! <= value) tail--;
    queue[tail++] = t;
    if (queue[head]! <= t - n) head++;
    if (t >= n - 1) rows[t] = queue[head]!;
  }
  return rows;
}

/**
 * The same with TA-Lib's choice among equal values: a newcomer takes the place of its equal, but when the extreme leaves the
 * window, the oldest of the rest takes over.
 */
export function extremeRowsAsSearched(x: ArrayLike<number>, n: number, sign: 1 | -1): Int32Array {
  const rows = new Int32Array(x.length).fill(-1);
  let best = -1;
  for (let t = n - 1; t < x.length; t++) {
    const from = t - n + 1;
    if (best < from) {
      best = from;
      for (let i = from + 1; i <= t; i++) if (sign * x[i]! > sign * x[best]!) best = i;
    } else if (sign * x[t]! >= sign * x[best]!) best = t;
    rows[t] = best;
  }
  return rows;
}

/** Where the close lies between the lowest low and the highest high of n rows, 0 … 100; 0 where they are equal. */
export function closeWithinRange(series: readonly Float64Array[], n: number): Float64Array {
  const [high, low, close] = series;
  const tops = extremeRows(high!, n, 1);
  const bottoms = extremeRows(low!, n, -1);
  const out = new Float64Array(close!.length).fill(Number.NaN);
  for (let t = n - 1; t < out.length; t++) {
    const bottom = low![bottoms[t]!]!;
    const step = (high![tops[t]!]! - bottom) / 100;
    out[t] = step === 0 ? 0 : (close![t]! - bottom) / step;
  }
  return out;
}
