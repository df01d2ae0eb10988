// Correlation of two samples, and of two sets of cross-sections date by date.

import { correlations, type DateRanks, rankCorrelations } from "#engine/compiled";
import type { Series } from "#engine/core";
import { type CrossSections, rankSections } from "./cross-sections.ts";

/**
 * Pearson correlation over the pairs in which both values are finite.
 *
 * NaN     fewer than two pairs, or one side without variance
 * Source  definition, two passes
 */
export function pearson(a: Series, b: Series): number {
  let n = 0;
  let sumA = 0;
  let sumB = 0;
  for (let i = 0; i < a.length; i++) {
    if (!Number.isFinite(a[i]!) || !Number.isFinite(b[i]!)) continue;
    n++;
    sumA += a[i]!;
    sumB += b[i]!;
  }
  if (n < 2) return Number.NaN;
  const meanA = sumA / n;
  const meanB = sumB / n;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  let scaleA = 0;
  let scaleB = 0;
  for (let i = 0; i < a.length; i++) {
    if (!Number.isFinite(a[i]!) || !Number.isFinite(b[i]!)) continue;
    const da = a[i]! - meanA;
    const db = b[i]! - meanB;
    squaresA += da * da;
    squaresB += db * db;
    products += da * db;
    scaleA = Math.max(scaleA, Math.abs(a[i]!));
    scaleB = Math.max(scaleB, Math.abs(b[i]!));
  }
  if (isFlat(squaresA, scaleA, n) || isFlat(squaresB, scaleB, n)) return Number.NaN;
  return clampUnit(products / Math.sqrt(squaresA * squaresB));
}

/** A constant sample leaves only rounding in its squares; the bound is relative to its size. */
function isFlat(squares: number, scale: number, n: number): boolean {
  return !(squares > n * (4 * Number.EPSILON * scale) ** 2);
}

/** Spearman correlation over the finite pairs: Pearson of average ranks. */
export function spearman(a: Series, b: Series): number {
  const paired = (x: Series, y: Series): CrossSections => ({
    rows: 1,
    width: x.length,
    values: Float64Array.from(x, (v, i) => (Number.isFinite(v) && Number.isFinite(y[i]!) ? v : Number.NaN)),
  });
  return dailyRankIc(rankSections(paired(a, b)), rankSections(paired(b, a)), { minPairs: 2 })[0] ?? Number.NaN;
}

export interface DailyOptions {
  /** Dates with fewer pairs are NaN. */
  readonly minPairs: number;
  /** Rows by which the factor is older than the label. Default 0. */
  readonly age?: number | undefined;
}

/**
 * Rank correlation of factor and label per date, ties averaged.
 *
 * Shape   factor[rows × width], label[rows × width] -> out[rows]; out[t] reads factor row t − age
 * NaN     too few pairs, or all values of one side tied
 * Source  Spearman; same as scipy.stats.spearmanr per date
 * Cost    one product where both know the same symbols, else one pass for each symbol that only one knows; no sort
 */
export function dailyRankIc(factor: DateRanks, label: DateRanks, options: DailyOptions): Float64Array {
  return rankCorrelations(factor, label, { age: options.age ?? 0, least: options.minPairs });
}

/** Linear correlation of factor and label per date; NaN as in dailyRankIc. */
export function dailyIc(factor: CrossSections, label: CrossSections, options: DailyOptions): Float64Array {
  const { rows, width } = label;
  return correlations(factor.values, label.values, { rows, width, least: options.minPairs });
}

function clampUnit(x: number): number {
  return Math.max(-1, Math.min(1, x));
}
