// Rolling mean absolute deviation of one symbol.
import { nextRank, previousRank, rankStretch, stretch } from "./present-ranks.ts";
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { fadedShare, originOf } from "./window-powers.ts";

/** Sums of d = x − origin over the window: all of them, those below the cursor, their number, and of |d|. */
interface MadSums {
  origin: number;
  count: number;
  all: number;
  low: number;
  lowCount: number;
  magnitudes: number;
  /** Every value of a lower rank is at or below the mean, every other one above it. */
  cursor: number;
}

/**
 * Mean distance of the last `window` values from their mean.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input
 * NaN     non-finite values are missing; fewer than minPeriods present values give NaN
 * Source  the mean deviation about the mean, not the median one: values above the mean lie as far from it in all as those
 *         below, so Σ|x − m| = 2 (m × count below − sum below). A stretch of rows is ranked once; the window is a set of
 *         bits over those ranks, and a cursor follows the mean. Sums are taken anew as in rollingVariance
 * Cost    O(log n) per row for the ranking, and as many steps of the cursor as values change sides
 */
export function rollingMad(
  input: Float64Array,
  rule: WindowRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  const rows = 4 * restartRows(rule.window); // stretches begin at restart rows
  for (let start = 0; start < input.length; start += rows) {
    const end = Math.min(start + rows, input.length);
    rankStretch(input, Math.max(0, start - rule.window + 1), end);
    slide(input, rule, { start, end, out });
  }
  return out;
}

function slide(
  input: Float64Array,
  rule: WindowRule,
  rows: { readonly start: number; readonly end: number; readonly out: Float64Array },
): void {
  const { window, minPeriods } = rule;
  const { from, ranks } = stretch;
  const lastRow = restartRows(window) - 1;
  const sums: MadSums = { origin: 0, count: 0, all: 0, low: 0, lowCount: 0, magnitudes: 0, cursor: 0 };
  let peak = 0;
  let same = 0;
  let last = Number.NaN;
  for (let t = from; t < rows.end; t++) {
    if (t - window >= from) put(sums, ranks[t - window - from]!, -1);
    const x = input[t]!;
    if (x - x === 0) {
      same = x === last ? same + 1 : 1;
      last = x;
      if (sums.count === 0) {
        sums.origin = x;
        peak = sums.all = sums.low = sums.magnitudes = 0;
      }
    }
    put(sums, ranks[t - from]!, 1);
    if (sums.magnitudes > peak) peak = sums.magnitudes;
    if (t < rows.start) continue;
    const { count } = sums;
    if ((t & lastRow) === 0) peak = retake(input, sums, { t, window });
    if (count < minPeriods || count === 0) {
      rows.out[t] = Number.NaN;
      continue;
    }
    let total = same >= count ? 0 : aboutMean(sums);
    if (same < count && !(total >= fadedShare * peak)) {
      peak = retake(input, sums, { t, window });
      total = aboutMean(sums);
    }
    rows.out[t] = total - total === 0 ? Math.max(0, total) / count : Number.NaN;
  }
}

function put(sums: MadSums, rank: number, sign: 1 | -1): void {
  if (rank < 0) return;
  const { values, words } = stretch;
  words[rank >>> 5] = words[rank >>> 5]! ^ (1 << (rank & 31));
  const d = values[rank]! - sums.origin;
  sums.count += sign;
  sums.all += sign * d;
  sums.magnitudes += sign * Math.abs(d);
  if (rank >= sums.cursor) return;
  sums.low += sign * d;
  sums.lowCount += sign;
}

/** Moves the cursor to the mean; Σ|x − mean|. */
function aboutMean(sums: MadSums): number {
  const { values, words, count: size } = stretch;
  const { origin } = sums;
  const mean = sums.all / sums.count;
  for (let rank = previousRank(words, sums.cursor); rank >= 0; rank = previousRank(words, rank)) {
    const d = values[rank]! - origin;
    if (d <= mean) break;
    sums.low -= d;
    sums.lowCount--;
    sums.cursor = rank;
  }
  for (let rank = nextRank(words, sums.cursor, size); rank < size; rank = nextRank(words, rank + 1, size)) {
    const d = values[rank]! - origin;
    if (d > mean) break;
    sums.low += d;
    sums.lowCount++;
    sums.cursor = rank + 1;
  }
  return 2 * (mean * sums.lowCount - sums.low);
}

/** Takes the sums anew from the window's rows alone, in their order; returns the summed magnitudes. */
function retake(input: Float64Array, sums: MadSums, at: { readonly t: number; readonly window: number }): number {
  const { from, ranks } = stretch;
  const begin = Math.max(from, at.t - at.window + 1);
  sums.origin = originOf(input, begin, at.t);
  let all = 0;
  let magnitudes = 0;
  for (let i = begin; i <= at.t; i++) {
    const x = input[i]!;
    if (x - x !== 0) continue;
    all += x - sums.origin;
    magnitudes += Math.abs(x - sums.origin);
  }
  sums.all = all;
  sums.magnitudes = magnitudes;
  sums.low = 0;
  sums.lowCount = 0;
  sums.cursor = 0;
  const mean = all / sums.count;
  for (let i = begin; i <= at.t; i++) {
    const x = input[i]!;
    if (x - x !== 0 || !(x - sums.origin <= mean)) continue;
    sums.low += x - sums.origin;
    sums.lowCount++;
    if (ranks[i - from]! >= sums.cursor) sums.cursor = ranks[i - from]! + 1;
  }
  return magnitudes;
}
