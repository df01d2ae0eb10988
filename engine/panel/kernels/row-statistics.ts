// One number for a whole date: level, spread, extremes and count of the symbols that have a value.
import { rowScratch } from "./scratch.ts";
import { medianInPlace, middlesInPlace } from "./select-place.ts";

/**
 * Puts one number in place of every value that is present.
 *
 * Shape   row[symbols] -> out[symbols]
 * NaN     non-finite values stay NaN; a number that is not finite leaves the date blank
 * Cost    one pass
 */
export function spreadRow(row: Float64Array, value: number, out: Float64Array): void {
  if (!Number.isFinite(value)) return;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) out[s] = value;
}

/** How many values are finite. */
export function countOfRow(row: Float64Array): number {
  let count = 0;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) count++;
  return count;
}

/** Compensated sum of the finite values; NaN when there are none. */
export function sumOfRow(row: Float64Array): number {
  let count = 0;
  let sum = 0;
  let lost = 0;
  for (let s = 0; s < row.length; s++) {
    const x = row[s]!;
    if (!Number.isFinite(x)) continue;
    count++;
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return count === 0 ? Number.NaN : sum + lost;
}

/** Mean of the finite values, taken from the first one, so that a large level costs no digits; NaN when there are none. */
export function meanOfRow(row: Float64Array): number {
  let count = 0;
  let sum = 0;
  let level = 0;
  for (let s = 0; s < row.length; s++) {
    const x = row[s]!;
    if (!Number.isFinite(x)) continue;
    if (count === 0) level = x;
    count++;
    sum += x - level;
  }
  return count === 0 ? Number.NaN : level + sum / count;
}

/** Standard deviation of the finite values in two passes; NaN with ddof of them or fewer, 0 where all are equal. */
export function deviationOfRow(row: Float64Array, ddof: number): number {
  let count = 0;
  let sum = 0;
  let level = 0;
  for (let s = 0; s < row.length; s++) {
    const x = row[s]!;
    if (!Number.isFinite(x)) continue;
    if (count === 0) level = x;
    count++;
    sum += x - level;
  }
  if (count <= ddof) return Number.NaN;
  const shift = sum / count;
  let squares = 0;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) squares += (row[s]! - level - shift) ** 2;
  return Math.sqrt(squares / (count - ddof));
}

export function lowestOfRow(row: Float64Array): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!) && row[s]! < lowest) lowest = row[s]!;
  return lowest;
}

export function highestOfRow(row: Float64Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!) && row[s]! > highest) highest = row[s]!;
  return highest;
}

/** Sum of the magnitudes of the finite values. */
export function magnitudeOfRow(row: Float64Array): number {
  let total = 0;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) total += Math.abs(row[s]!);
  return total;
}

const list = rowScratch();

/** Median of the finite values; NaN when there are none. */
export function medianOfRow(row: Float64Array): number {
  const values = list(row.length);
  let count = 0;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) values[count++] = row[s]!;
  return medianInPlace(values, count);
}

/** A place on the line as level + shift, so that distances from it keep their digits at any level. */
export interface RowPlace {
  readonly level: number;
  readonly shift: number;
}

/** The median as the lower of the middle values and what is missing to it. */
export function middleOfRow(row: Float64Array): RowPlace {
  const values = list(row.length);
  let count = 0;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) values[count++] = row[s]!;
  if (count === 0) return { level: Number.NaN, shift: 0 };
  const { below, above } = middlesInPlace(values, count);
  return { level: below, shift: (above - below) * 0.5 };
}

/** Median magnitude of the distances from a place. */
export function medianDistanceOfRow(row: Float64Array, { level, shift }: RowPlace): number {
  const values = list(row.length);
  let count = 0;
  for (let s = 0; s < row.length; s++)
    if (Number.isFinite(row[s]!)) values[count++] = Math.abs(row[s]! - level - shift);
  return medianInPlace(values, count);
}
