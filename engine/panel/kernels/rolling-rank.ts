// Rolling rank of one symbol: where the last value stands among its own past.
import { countRank, magnitudes, mostCompared } from "./count-rank.ts";
import { bitsIn, rankStretch, stretch, stretchRows } from "./present-ranks.ts";
import { certainGap, lowestTie, type RollingRankRule, upperTie } from "./tie-bounds.ts";

/**
 * Average-tie rank of the last value within its window, as a share of the values present.
 *
 * Shape   in[series × rows] -> out[series × rows]; out[t] reads in[t - window + 1 .. t] of its series, never later
 * Unit    rank, in (0, 1]
 * NaN     a missing last value gives NaN; missing ones inside the window do not count; fewer than minPeriods give NaN
 * Source  pandas rolling(window, min_periods).rank(pct=True), of values rounded to multiples of
 *         `tolerance` times the window's largest magnitude, since rounding noise would order near ties by chance. Short
 *         windows are counted, see countRank; for longer ones a stretch of rows is ranked once, and the window is a set of
 *         bits over those ranks, with a Fenwick tree of counts per word: the same values, bit for bit
 * Cost    O(log window) per row, at most as much for short windows
 */
export function rollingRank(
  input: Float64Array,
  rule: RollingRankRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  if (rule.window <= mostCompared) return countRank(input, rule, out);
  const rows = rule.rows ?? input.length;
  for (let start = 0; start < input.length; start += rows) {
    treeRank(input.subarray(start, start + rows), rule, out.subarray(start, start + rows));
  }
  return out;
}

/** As rollingRank for one series and windows of any length. */
export function treeRank(input: Float64Array, rule: RollingRankRule, out: Float64Array): void {
  const rows = stretchRows(rule.window);
  for (let start = 0; start < input.length; start += rows) {
    const end = Math.min(start + rows, input.length);
    rankStretch(input, Math.max(0, start - rule.window + 1), end);
    slide(input, rule, { start, end, out });
  }
}

/** Equal values that are stepped over one by one; longer runs are searched. */
const mostWalked = 16;

function slide(
  input: Float64Array,
  rule: RollingRankRule,
  rows: { readonly start: number; readonly end: number; readonly out: Float64Array },
): void {
  const { window, minPeriods, tolerance } = rule;
  const { from, ranks, values, count: size } = stretch;
  const { start, end, out } = rows;
  const gap = certainGap(tolerance, Math.max(Math.abs(values[0]!), Math.abs(values[Math.max(0, size - 1)]!)));
  let largest: Float64Array | undefined;
  let count = 0;
  for (let t = from; t < end; t++) {
    const leaving = t - window >= from ? ranks[t - window - from]! : -1;
    if (leaving >= 0) {
      put(leaving, -1);
      count--;
    }
    const rank = ranks[t - from]!;
    if (rank >= 0) {
      put(rank, 1);
      count++;
    }
    if (t < start) continue;
    if (rank < 0 || count < minPeriods) {
      out[t] = Number.NaN;
      continue;
    }
    const x = values[rank]!;
    let low = rank;
    let high = rank + 1;
    while (low > 0 && values[low - 1]! === x && rank - low < mostWalked) low--;
    while (high < size && values[high]! === x && high - rank < mostWalked) high++;
    if ((low === 0 || x - values[low - 1]! > gap) && (high === size || values[high]! - x > gap)) {
      const below = countBelow(low);
      const tied = high - low === 1 ? 1 : countBelow(high) - below;
      out[t] = (below + (tied + 1) / 2) / count;
      continue;
    }
    largest ??= magnitudes(input.subarray(from, end), window);
    const step = tolerance * largest[t - from]!;
    const bound = upperTie(x, step);
    const below = countBelow(firstRank(values, rank, lowestTie(x, step)));
    const upTo = countBelow(bound > x ? endRank(rank, bound, false) : endRank(rank, x, true));
    out[t] = (below + (upTo - below + 1) / 2) / count;
  }
}

function put(rank: number, sign: 1 | -1): void {
  const { words, tree, count } = stretch;
  const word = rank >>> 5;
  words[word] = words[word]! ^ (1 << (rank & 31));
  const last = (count >>> 5) + 1;
  for (let i = word + 1; i <= last; i += i & -i) tree[i] = tree[i]! + sign;
}

/** How many values inside the window have a lower rank. */
function countBelow(rank: number): number {
  const { words, tree } = stretch;
  let i = rank >>> 5;
  let total = bitsIn(words[i]! & ~(-1 << (rank & 31)));
  for (; i > 0; i -= i & -i) total += tree[i]!;
  return total;
}

/** Lowest rank whose value is not below the bound; the search starts at a rank that qualifies. */
function firstRank(values: Float64Array, rank: number, bound: number): number {
  let low = 0;
  let high = rank;
  for (let step = 1; high > 0 && values[high - 1]! >= bound; step *= 2) {
    const probe = Math.max(0, high - step);
    if (values[probe]! < bound) {
      low = probe + 1;
      break;
    }
    high = probe;
  }
  while (low < high && values[high - 1]! >= bound) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return high;
}

/** One past the highest rank whose value is below the bound, or equal to it when that counts. */
function endRank(rank: number, bound: number, inclusive: boolean): number {
  const { values, count } = stretch;
  let low = rank + 1;
  let high = count;
  for (let step = 1; low + step < count; step *= 2) {
    const x = values[low + step - 1]!;
    if (x < bound || (inclusive && x === bound)) low += step;
    else {
      high = low + step - 1;
      break;
    }
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    const x = values[middle]!;
    if (x < bound || (inclusive && x === bound)) low = middle + 1;
    else high = middle;
  }
  return low;
}
