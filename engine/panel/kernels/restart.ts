// Where sliding state is built anew, so that a value depends on recent rows only and never on where the history began.

/** Windows shorter than this share one period. */
const shortestPeriod = 256;

/**
 * Rows between two restarts of a sliding kernel: on rows that are multiples of it, its state is rebuilt from the window alone.
 *
 * Source  smallest power of two that is at least 256 and at least the window: a history cut at a multiple of the longest
 *         period in use restarts on the same rows as the whole one
 */
export function restartRows(window: number): number {
  let rows = shortestPeriod;
  while (rows < window) rows *= 2;
  return rows;
}
