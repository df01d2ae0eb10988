// Ascending order of the finite values of one row or series, stable, without a comparison function.
import { addressOf, compiled, compiledScratch, floatsAt, wholesAt } from "./machine.ts";

/** Where `sortValues` leaves its result: the values ascending, and the place of each; good until the next call. */
export const sorted: { keys: Float64Array; places: Int32Array } = {
  keys: new Float64Array(0),
  places: new Int32Array(0),
};

const scratch = compiledScratch();

/**
 * Sorts the finite values of rows from .. to − 1.
 *
 * Shape   row[n] -> sorted.keys[count], sorted.places[count]; places count from `from`; returns count
 * NaN     non-finite values are left out; equal values keep their order
 * Source  values go into three times as many buckets as there are values, by linear interpolation, and an insertion pass
 *         puts each bucket in order; crowded buckets, and rows of more than 16,000, are merged. The order is the same
 * Cost    linear, but for values that crowd together
 */
export function sortValues(row: Float64Array, from: number, to: number): number {
  const length = to - from;
  roomToSort(length);
  const whole = length === row.length ? row : row.subarray(from, to);
  return compiled.sortValues(addressOf(whole, scratch), length);
}

/** Every kernel that sorts has this called first, so that `sorted` always shows where the module sorts. */
export function roomToSort(length: number): void {
  if (sorted.keys.length >= length) return;
  const room = Math.max(1024, 2 * length);
  compiled.sortRoom(room);
  sorted.keys = floatsAt(compiled.sortedKeys.value, room);
  sorted.places = wholesAt(compiled.sortedPlaces.value, room);
}
