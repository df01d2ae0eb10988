// Rolling rank of one symbol over a short window: every value of the window is compared, without a branch.
import { rollingExtreme } from "./rolling-extreme.ts";
import { rowScratch } from "./scratch.ts";
import { certainGap, lowestTie, type RollingRankRule, upperTie } from "./tie-bounds.ts";

/** Comparing this many values costs about as much as a tree of counts does. */
export const mostCompared = 40;

const scratch = rowScratch();

/**
 * As rollingRank, by counting what is below the last value and what is not above it.
 *
 * Source  definition. Values that are further away than any tie are counted first; only where others are near are the exact
 *         bounds of the ties computed
 * Cost    O(window) per row, two comparisons each
 */
export function countRank(input: Float64Array, rule: RollingRankRule, out: Float64Array): void {
  const { minPeriods, tolerance } = rule;
  const window = Math.min(rule.window, input.length) | 0; // a whole number for the compiler too
  const values = scratch(input.length);
  const gap = certainGap(tolerance, copyPresent(input, values));
  let largest: Float64Array | undefined;
  let count = 0;
  let near = false;
  for (let t = 0; t < input.length; t++) {
    const x = values[t]!;
    if (t >= window && !Number.isNaN(values[t - window]!)) count--;
    if (!Number.isNaN(x)) count++;
    if (Number.isNaN(x) || count < minPeriods) {
      out[t] = Number.NaN;
      continue;
    }
    const from = t < window ? 0 : t - window + 1;
    let counts: number = near ? 0 : countApart(values, { from, to: t }, gap);
    if (near || tied(counts) > 1) {
      largest ??= magnitudes(input, window);
      counts = countTies(values, { from, to: t }, tolerance * largest[t]!);
      near = tied(counts) > 1;
    }
    out[t] = ((counts >> 8) + (tied(counts) + 1) / 2) / count;
  }
}

interface Rows {
  readonly from: number;
  readonly to: number;
}

/** How many values lie below the last one by more than a gap, times 256, plus how many are not above it by more. */
function countApart(values: Float64Array, { from, to }: Rows, gap: number): number {
  const low = values[to]! - gap;
  const high = values[to]! + gap;
  let below = 0;
  let upTo = 0;
  let i = from;
  for (; i + 3 <= to; i += 4) {
    const a = values[i]!;
    const b = values[i + 1]!;
    const c = values[i + 2]!;
    const d = values[i + 3]!;
    below = (below + Number(a < low) + Number(b < low) + Number(c < low) + Number(d < low)) | 0;
    upTo = (upTo + Number(a <= high) + Number(b <= high) + Number(c <= high) + Number(d <= high)) | 0;
  }
  for (; i <= to; i++) {
    below = (below + Number(values[i]! < low)) | 0;
    upTo = (upTo + Number(values[i]! <= high)) | 0;
  }
  return (below << 8) | upTo;
}

/** How many values rank lower than the last one, times 256, plus how many do not rank higher. */
function countTies(values: Float64Array, { from, to }: Rows, step: number): number {
  const x = values[to]!;
  const low = lowestTie(x, step);
  const high = upperTie(x, step);
  let below = 0;
  let upTo = 0;
  for (let i = from; i <= to; i++) {
    const value = values[i]!;
    below = (below + Number(value < low)) | 0;
    upTo = (upTo + (Number(value <= x) | Number(value < high))) | 0;
  }
  return (below << 8) | upTo;
}

function tied(counts: number): number {
  return (counts & 255) - (counts >> 8);
}

/** Copies the values with NaN for what is not finite; returns their largest magnitude. */
function copyPresent(input: Float64Array, values: Float64Array): number {
  let low = 0;
  let high = 0;
  for (let t = 0; t < input.length; t++) {
    const x = input[t]!;
    values[t] = x - x === 0 ? x : Number.NaN;
    if (x < low && x !== Number.NEGATIVE_INFINITY) low = x;
    if (x > high && x !== Number.POSITIVE_INFINITY) high = x;
  }
  return Math.max(-low, high);
}

/** Largest magnitude of every window. */
export function magnitudes(input: Float64Array, window: number): Float64Array {
  const sizes = input.map((x) => Math.abs(x));
  return rollingExtreme(sizes, { window, minPeriods: 1, extreme: "max", report: "value", ties: "newest" });
}
