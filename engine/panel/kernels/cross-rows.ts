// Rows of one date brought to a common level, spread or range.

/**
 * Subtracts the mean of the row.
 *
 * Shape   row[symbols] -> out[symbols]
 * Unit    that of the input
 * NaN     non-finite values stay NaN and do not count
 * Source  definition
 * Cost    two passes
 */
export function demeanRow(row: Float64Array, out: Float64Array): void {
  const { level, shift } = levelOf(row);
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) out[s] = row[s]! - level - shift;
}

/** Distance from the row's mean in sample deviations (ddof 1); a row that does not vary gives NaN. */
export function standardizeRow(row: Float64Array, out: Float64Array): void {
  const { level, shift, count, low, high } = levelOf(row);
  if (!(high > low)) return;
  let squares = 0;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) squares += (row[s]! - level - shift) ** 2;
  const deviation = Math.sqrt(squares / (count - 1));
  for (let s = 0; s < row.length; s++)
    if (Number.isFinite(row[s]!)) out[s] = blankInfinite((row[s]! - level - shift) / deviation);
}

/** Divides by the sum of magnitudes and multiplies by `target`, so that magnitudes add up to it; all zeros give NaN. */
export function scaleRow(row: Float64Array, target: number, out: Float64Array): void {
  let total = 0;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) total += Math.abs(row[s]!);
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) out[s] = blankInfinite((target * row[s]!) / total);
}

/** Maps the lowest value to 0 and the highest to 1; a row that does not vary gives NaN. */
export function stretchRow(row: Float64Array, out: Float64Array): void {
  const { low, high } = levelOf(row);
  if (!(high > low)) return;
  for (let s = 0; s < row.length; s++) {
    if (Number.isFinite(row[s]!)) out[s] = blankInfinite((row[s]! - low) / (high - low));
  }
}

/** Keeps values within low … high and moves the others onto the nearer bound. */
export function clipRow(
  row: Float64Array,
  bounds: { readonly low: number; readonly high: number },
  out: Float64Array,
): void {
  for (let s = 0; s < row.length; s++) {
    if (Number.isFinite(row[s]!)) out[s] = Math.min(bounds.high, Math.max(bounds.low, row[s]!));
  }
}

function blankInfinite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}

/** The mean as level + shift: the first value and the mean distance from it, so that a large level costs no digits. */
export function levelOf(row: Float64Array): {
  readonly level: number;
  readonly shift: number;
  readonly count: number;
  readonly low: number;
  readonly high: number;
} {
  let count = 0;
  let sum = 0;
  let level = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < row.length; s++) {
    const x = row[s]!;
    if (!Number.isFinite(x)) continue;
    if (count === 0) level = x;
    count++;
    sum += x - level;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return { level, shift: sum / count, count, low, high };
}
