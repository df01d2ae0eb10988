// One number for every group of a date, put in place of its members, and distances in terms of such numbers.
import { placeScratch, rowScratch } from "./scratch.ts";
import { sortPermutation } from "./sort-permutation.ts";

/** Which number of a group. */
export const groupStatistics = ["sum", "count", "max", "min"] as const;
export type GroupStatistic = (typeof groupStatistics)[number];

const totals = rowScratch();
const members = rowScratch();
const lows = rowScratch();
const highs = rowScratch();

/** Largest group code + 1. */
export function groupsIn(codes: Int32Array): number {
  let groups = 0;
  for (let s = 0; s < codes.length; s++) if (codes[s]! >= groups) groups = codes[s]! + 1;
  return groups;
}

function counts(row: Float64Array, codes: Int32Array, s: number): boolean {
  return codes[s]! >= 0 && Number.isFinite(row[s]!);
}

/**
 * Puts the sum, count, highest or lowest value of its group in place of each value that is present.
 *
 * Shape   row[symbols], codes[symbols] -> out[symbols]
 * Unit    that of the input; count for count
 * NaN     non-finite values and symbols without a group (code −1) stay NaN and do not count
 * Source  definition
 * Cost    two passes
 */
export function statisticGroups(
  row: Float64Array,
  rule: { readonly codes: Int32Array; readonly of: GroupStatistic },
  out: Float64Array,
): void {
  const { codes, of } = rule;
  const groups = groupsIn(codes);
  const start = of === "max" ? Number.NEGATIVE_INFINITY : of === "min" ? Number.POSITIVE_INFINITY : 0;
  const total = totals(groups).fill(start, 0, groups);
  for (let s = 0; s < row.length; s++) {
    if (!counts(row, codes, s)) continue;
    const g = codes[s]!;
    const x = row[s]!;
    if (of === "sum") total[g] = total[g]! + x;
    else if (of === "count") total[g] = total[g]! + 1;
    else if (of === "max" ? x > total[g]! : x < total[g]!) total[g] = x;
  }
  for (let s = 0; s < row.length; s++) if (counts(row, codes, s)) out[s] = total[codes[s]!]!;
}

/** Standard deviation of its group in place of each value; NaN in groups of ddof members or fewer. */
export function deviationGroups(
  row: Float64Array,
  rule: { readonly codes: Int32Array; readonly ddof: number },
  out: Float64Array,
): void {
  const { codes, ddof } = rule;
  const { mean, count } = momentsOf(row, codes);
  const groups = groupsIn(codes);
  const squares = totals(groups).fill(0, 0, groups);
  for (let s = 0; s < row.length; s++) {
    if (counts(row, codes, s)) squares[codes[s]!] = squares[codes[s]!]! + (row[s]! - mean[codes[s]!]!) ** 2;
  }
  for (let s = 0; s < row.length; s++) {
    if (!counts(row, codes, s)) continue;
    const g = codes[s]!;
    if (count[g]! > ddof) out[s] = Math.sqrt(squares[g]! / (count[g]! - ddof));
  }
}

/** Means and counts of all groups, in buffers that the next call overwrites. The first value is taken out before summing. */
function momentsOf(
  row: Float64Array,
  codes: Int32Array,
): { readonly mean: Float64Array; readonly count: Float64Array } {
  const groups = groupsIn(codes);
  const count = members(groups).fill(0, 0, groups);
  const level = lows(groups);
  const mean = highs(groups).fill(0, 0, groups);
  for (let s = 0; s < row.length; s++) {
    if (!counts(row, codes, s)) continue;
    const g = codes[s]!;
    if (count[g] === 0) level[g] = row[s]!;
    count[g] = count[g]! + 1;
    mean[g] = mean[g]! + (row[s]! - level[g]!);
  }
  for (let g = 0; g < groups; g++) if (count[g]! > 0) mean[g] = level[g]! + mean[g]! / count[g]!;
  return { mean, count };
}

/** Place between the lowest (0) and highest (1) value of the group; NaN in groups that do not vary. */
export function stretchGroups(row: Float64Array, codes: Int32Array, out: Float64Array): void {
  const groups = groupsIn(codes);
  const low = lows(groups).fill(Number.POSITIVE_INFINITY, 0, groups);
  const high = highs(groups).fill(Number.NEGATIVE_INFINITY, 0, groups);
  for (let s = 0; s < row.length; s++) {
    if (!counts(row, codes, s)) continue;
    const g = codes[s]!;
    if (row[s]! < low[g]!) low[g] = row[s]!;
    if (row[s]! > high[g]!) high[g] = row[s]!;
  }
  for (let s = 0; s < row.length; s++) {
    if (!counts(row, codes, s)) continue;
    const g = codes[s]!;
    if (high[g]! > low[g]!) out[s] = (row[s]! - low[g]!) / (high[g]! - low[g]!);
  }
}

/** Divides by the group's sum of magnitudes and multiplies by `target`; NaN in groups of zeros. */
export function scaleGroups(
  row: Float64Array,
  rule: { readonly codes: Int32Array; readonly target: number },
  out: Float64Array,
): void {
  const { codes, target } = rule;
  const groups = groupsIn(codes);
  const total = totals(groups).fill(0, 0, groups);
  for (let s = 0; s < row.length; s++)
    if (counts(row, codes, s)) total[codes[s]!] = total[codes[s]!]! + Math.abs(row[s]!);
  for (let s = 0; s < row.length; s++) {
    if (counts(row, codes, s) && total[codes[s]!]! > 0) out[s] = (target * row[s]!) / total[codes[s]!]!;
  }
}

const dealtPlaces = placeScratch();
const startPlaces = placeScratch();
const nextPlaces = placeScratch();

/**
 * Puts a quantile of its group in place of each value.
 *
 * Source  linear interpolation between order statistics, as numpy.quantile; 0.5 is the median
 * Cost    one sort of the whole row, dealt out to the groups
 */
export function quantileGroups(
  row: Float64Array,
  rule: { readonly codes: Int32Array; readonly q: number },
  out: Float64Array,
): void {
  const { codes, q } = rule;
  const { order, count } = sortPermutation(row);
  const groups = groupsIn(codes);
  const starts = startPlaces(groups + 1).fill(0, 0, groups + 1);
  for (let i = 0; i < count; i++) {
    const g = codes[order[i]!]!;
    if (g >= 0) starts[g + 1] = starts[g + 1]! + 1;
  }
  const next = nextPlaces(groups + 1);
  for (let g = 0; g < groups; g++) {
    starts[g + 1] = starts[g + 1]! + starts[g]!;
    next[g] = starts[g]!;
  }
  const dealt = dealtPlaces(count);
  for (let i = 0; i < count; i++) {
    const g = codes[order[i]!]!;
    if (g < 0) continue;
    dealt[next[g]!] = order[i]!;
    next[g] = next[g]! + 1;
  }
  for (let g = 0; g < groups; g++) {
    const size = starts[g + 1]! - starts[g]!;
    if (size === 0) continue;
    const place = (size - 1) * q;
    const low = Math.floor(place);
    const below = row[dealt[starts[g]! + low]!]!;
    const above = row[dealt[starts[g]! + Math.min(low + 1, size - 1)]!]!;
    const value = below + (above - below) * (place - low);
    for (let i = starts[g]!; i < starts[g + 1]!; i++) out[dealt[i]!] = value;
  }
}

const clipped = rowScratch();

/**
 * Fills gaps with the mean of the group's values, clipped first at mean ± reach × deviation (ddof 0).
 *
 * NaN     a gap stays where the symbol has no group or the group no value; values that are present stay as they are
 * Source  BRAIN group_backfill, for the values of one date
 */
export function backfillGroups(
  row: Float64Array,
  rule: { readonly codes: Int32Array; readonly reach: number },
  out: Float64Array,
): void {
  const { codes, reach } = rule;
  const { mean, count } = momentsOf(row, codes);
  const groups = groupsIn(codes);
  const squares = totals(groups).fill(0, 0, groups);
  const sums = clipped(groups).fill(0, 0, groups);
  for (let s = 0; s < row.length; s++) {
    if (counts(row, codes, s)) squares[codes[s]!] = squares[codes[s]!]! + (row[s]! - mean[codes[s]!]!) ** 2;
  }
  for (let s = 0; s < row.length; s++) {
    if (!counts(row, codes, s)) continue;
    const g = codes[s]!;
    const bound = reach * Math.sqrt(squares[g]! / count[g]!);
    sums[g] = sums[g]! + Math.min(bound, Math.max(-bound, row[s]! - mean[g]!));
  }
  for (let s = 0; s < row.length; s++) {
    const g = codes[s]!;
    if (Number.isFinite(row[s]!)) out[s] = row[s]!;
    else if (g >= 0 && count[g]! > 0) out[s] = mean[g]! + sums[g]! / count[g]!;
  }
}
