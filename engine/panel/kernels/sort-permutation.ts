// The order of one row's finite values.
import { sorted, sortValues } from "#engine/compiled";

export interface RowOrder {
  /** Places of the finite values, ascending by value; equal values keep their order. Valid until the next call. */
  readonly order: Int32Array;
  readonly count: number;
  /** Largest magnitude. */
  readonly largest: number;
}

/**
 * Sorts the finite values of a row without moving them.
 *
 * Shape   row[n] -> order[count]; the same buffers serve every call
 * NaN     non-finite values are left out
 * Source  sortValues
 * Cost    linear but for rows whose values crowd together; no allocation after the largest row
 */
export function sortPermutation(row: Float64Array): RowOrder {
  const count = sortValues(row, 0, row.length);
  const { keys, places } = sorted;
  const largest = count === 0 ? 0 : Math.max(Math.abs(keys[0]!), Math.abs(keys[count - 1]!));
  return { order: places, count, largest };
}
