// Wilder's directional movement: how far the high rose and the low fell, against the true range.
import { isZero } from "./smallness.ts";

/** Wilder's running sums at one row. */
export interface Movement {
  plus: number;
  minus: number;
  range: number;
}

/** The move of row t: the larger one of the new high's rise and the new low's fall counts, if it is positive. */
export function moveOf(
  high: ArrayLike<number>,
  low: ArrayLike<number>,
  t: number,
): { readonly plus: number; readonly minus: number } {
  const up = high[t]! - high[t - 1]!;
  const down = low[t - 1]! - low[t]!;
  return { plus: up > 0 && up > down ? up : 0, minus: down > 0 && up < down ? down : 0 };
}

/** The largest of high − low and the distances of both from yesterday's close. */
export function trueRange(series: readonly ArrayLike<number>[], t: number): number {
  const [high, low, close] = series;
  const last = close![t - 1]!;
  const range = high![t]! - low![t]!;
  const [up, down] = [Math.abs(high![t]! - last), Math.abs(low![t]! - last)];
  return Math.max(range, up, down);
}

/**
 * Wilder's sums of movement and true range: n − 1 rows added up, then each step drops an n-th. Visits row n − 1 and all
 * later ones with one record, reused. With n = 1 every row from the second on stands alone.
 *
 * Source  Wilder, New Concepts in Technical Trading Systems (1978), as TA-Lib has it
 * Cost    one pass
 */
export function forEachMovement(
  series: readonly Float64Array[],
  n: number,
  visit: (t: number, movement: Movement) => void,
): void {
  const [high, low, close] = series;
  const movement: Movement = { plus: 0, minus: 0, range: 0 };
  for (let t = 1; t < high!.length; t++) {
    const up = high![t]! - high![t - 1]!;
    const down = low![t - 1]! - low![t]!;
    const kept = n === 1 ? 0 : 1;
    if (t >= n) {
      movement.plus = n === 1 ? 0 : movement.plus - movement.plus / n;
      movement.minus = n === 1 ? 0 : movement.minus - movement.minus / n;
      movement.range = kept * (movement.range - movement.range / n);
    }
    if (up > 0 && up > down) movement.plus += up;
    else if (down > 0 && up < down) movement.minus += down;
    if (close) movement.range += trueRange(series, t);
    if (t >= n - 1) visit(t, movement);
  }
}

/** The directional index of one row, 0 … 100; null where nothing moved. */
export function directionalIndex(movement: Movement): number | null {
  if (isZero(movement.range)) return null;
  const minus = 100 * (movement.minus / movement.range);
  const plus = 100 * (movement.plus / movement.range);
  return isZero(plus + minus) ? null : 100 * (Math.abs(minus - plus) / (plus + minus));
}

/** The average directional index from row 2n − 1 on: the first n indices averaged, then smoothed as Wilder does. */
export function averageDirectionalIndex(series: readonly Float64Array[], n: number, out: Float64Array): void {
  let sum = 0;
  let level = 0;
  forEachMovement(series, n, (t, movement) => {
    if (t < n) return;
    const index = directionalIndex(movement);
    if (t < 2 * n) {
      sum += index ?? 0;
      level = sum / n;
    } else if (index !== null) level = (level * (n - 1) + index) / n;
    if (t >= 2 * n - 1) out[t] = level;
  });
}

/** A movement as a percentage of the true range, 0 where that is 0; a share where one row stands alone. */
export function shareOf(movement: number, range: number, n: number): number {
  if (isZero(range)) return 0;
  return n === 1 ? movement / range : 100 * (movement / range);
}

/** Wilder's average of the true range from row n on: n ranges averaged, then an n-th of each new one. */
export function averageTrueRange(series: readonly Float64Array[], n: number, out: Float64Array): void {
  let level = 0;
  for (let t = 1; t < out.length; t++) {
    if (t <= n) level += trueRange(series, t);
    else level = (level * (n - 1) + trueRange(series, t)) / n;
    if (t === n) level /= n;
    if (t >= n) out[t] = level;
  }
}
