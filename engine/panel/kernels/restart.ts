// When sliding sums are taken anew: at fixed rows, so that a value never depends on where the history began.

/**
 * Rows between two restarts of a sliding window: the smallest power of two ≥ max(256, window).
 *
 * At every row t that is a multiple of it, running sums are rebuilt from the rows t − window + 1 .. t alone. Between
 * restarts they slide. A value is therefore a function of the rows from (last restart − window + 1) on, bit for bit, and
 * the cost of the rebuilding is at most one more addition per row.
 */
export function restartRows(window: number): number {
  let rows = 256;
  while (rows < window) rows *= 2;
  return rows;
}
