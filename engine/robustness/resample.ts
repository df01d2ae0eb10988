// Resampling a time series in blocks, so that its memory survives: drawn row indices, seeded.
import { QraftError, type Random } from "#engine/core";

export type ResampleScheme = "stationary" | "circular" | "moving";

export interface Resampling {
  readonly scheme: ResampleScheme;
  /** Mean block length for stationary, fixed length otherwise. */
  readonly block: number;
}

/**
 * One draw of row indices.
 *
 * stationary  blocks of geometric length; a new one starts with chance 1 / block; wraps around
 * circular    blocks of fixed length, wraps around
 * moving      blocks of fixed length, never wraps
 * Source      Politis and Romano 1994; Politis and Romano 1992; Künsch 1989
 */
export function resampleRows(length: number, { scheme, block }: Resampling, random: Random): Int32Array {
  if (!(block >= 1 && block <= length)) {
    throw new QraftError(
      "bad-block-length",
      `Blocks of ${block} bars cannot be drawn from ${length} bars.`,
      "Choose a block between 1 and the number of bars.",
    );
  }
  const rows = new Int32Array(length);
  const size = Math.round(block);
  let row = 0;
  for (let i = 0; i < length; i++) {
    const fresh = scheme === "stationary" ? i === 0 || random.next() * block < 1 : i % size === 0;
    if (fresh) row = random.below(scheme === "moving" ? length - size + 1 : length);
    else row = row + 1 === length ? 0 : row + 1;
    rows[i] = row;
  }
  return rows;
}

/** Several independent draws. */
export function resampleMany(
  length: number,
  resampling: Resampling & { readonly draws: number },
  random: Random,
): Int32Array[] {
  return Array.from({ length: resampling.draws }, () => resampleRows(length, resampling, random));
}
