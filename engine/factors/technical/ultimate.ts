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
  const begin = sorted[2]!;
  if (out.length <= begin) return;
  const [pressures, ranges] = [new Float64Array(out.length), new Float64Array(out.length)];
  for (let t = 1; t < out.length; t++) {
    pressures[t] = buyingPressure(series, t);
    ranges[t] = trueRange(series, t);
  }
  out.fill(0, begin);
  for (let k = 0; k < 3; k++) {
    const n = sorted[k]!;
    let [pressure, range] = [0, 0];
    for (let t = begin - n + 1; t < out.length; t++) {
      pressure += pressures[t]!;
      range += ranges[t]!;
      if (t < begin) continue;
      if (!isZero(range)) out[t] = out[t]! + weights[k]! * (pressure / range);
      pressure -= pressures[t - n + 1]!;
      range -= ranges[t - n + 1]!;
    }
  }
  for (let t = begin; t < out.length; t++) out[t] = 100 * (out[t]! / 7);
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
