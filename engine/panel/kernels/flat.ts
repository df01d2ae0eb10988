// When a window counts as constant: its spread is no more than the rounding of its level.

/** Deviations below this share of the mean are rounding, not variation. */
const roundingShare = 1e-14;

/** True when nothing varies beyond rounding; relative, so that cheap and rescaled series are treated alike. */
export function isFlat(variance: number, mean: number): boolean {
  const bound = roundingShare * mean;
  return !(variance > bound * bound);
}
