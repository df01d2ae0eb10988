// Williams' ultimate oscillator: buying pressure against true range over three windows.
import { carriedSums, lastOf, type Values } from "./definitions.ts";
import { trueRange } from "./directional.ts";
import { isZero } from "./smallness.ts";

/** Weights of the shortest, the middle and the longest window. */
const weights = [4, 2, 1] as const;

/** How far the close ended above the lower of the low and yesterday's close. */
function buyingPressure(series: readonly ArrayLike<number>[], t: number): number {
  const [, low, close] = series;
  return close![t]! - Math.min(low![t]!, close![t - 1]!);
}

/**
 * Four times the short, twice the middle and once the long share of pressure in range, in percent of their most.
 *
 * Shape   high, low, close [n] -> out from row max(windows) on
 * Source  TA-Lib's ULTOSC: the windows may come in any order; a window without range adds nothing; sums are carried along
 * Cost    one pass
 */
export function ultimate(series: readonly Float64Array[], windows: readonly number[], out: Float64Array): void {
  const sorted = windows.toSorted((a, b) => a - b);
  const pressures = new Float64Array(3);
  const ranges = new Float64Array(3);
  const begin = sorted[2]!;
  for (let t = 1; t < out.length; t++) {
    let value = 0;
    for (let k = 0; k < 3; k++) {
      const first = begin - sorted[k]! + 1;
      if (t < first) continue;
      pressures[k] = pressures[k]! + buyingPressure(series, t);
      ranges[k] = ranges[k]! + trueRange(series, t);
      if (t < begin) continue;
      if (!isZero(ranges[k]!)) value += weights[k]! * (pressures[k]! / ranges[k]!);
      const leaving = t - sorted[k]! + 1;
      pressures[k] = pressures[k]! - buyingPressure(series, leaving);
      ranges[k] = ranges[k]! - trueRange(series, leaving);
    }
    if (t >= begin) out[t] = 100 * (value / 7);
  }
}

/** The same from lists. */
export function ultimateOf(past: readonly Values[], windows: readonly number[]): number {
  const sorted = windows.toSorted((a, b) => a - b);
  const begin = sorted[2]!;
  const rows = past[0]!.length;
  if (rows <= begin) return Number.NaN;
  const shares = sorted.map((n) => {
    const days = Array.from({ length: rows - (begin - n + 1) }, (_, i) => begin - n + 1 + i);
    const range = lastOf(
      carriedSums(
        days.map((t) => trueRange(past, t)),
        n,
      ),
    );
    return isZero(range)
      ? 0
      : lastOf(
          carriedSums(
            days.map((t) => buyingPressure(past, t)),
            n,
          ),
        ) / range;
  });
  return (100 * shares.reduce((sum, share, k) => sum + weights[k]! * share, 0)) / 7;
}
