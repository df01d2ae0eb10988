// Correlation of two samples, and of two sets of cross-sections date by date.
import type { Series } from "#engine/core";
import {
  centredRanks,
  commonRankMoments,
  countShared,
  nestedRankMoments,
  type RankedDate,
  type RankMoments,
  type RankScratch,
  rankProduct,
} from "./centred-ranks.ts";
import { type CrossSections, type RankedSections, rankRow, rankSections } from "./cross-sections.ts";

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
export function dailyRankIc(factor: RankedSections, label: RankedSections, options: DailyOptions): Float64Array {
  const age = options.age ?? 0;
  const { rows, width } = label;
  const out = new Float64Array(rows).fill(Number.NaN);
  const least = Math.max(2, options.minPairs);
  const factorRanks = centredRanks(factor);
  const labelRanks = centredRanks(label);
  const scratch = { a: new Float64Array(width), b: new Float64Array(width) };
  for (let t = age; t < rows; t++) {
    const a = { of: factorRanks, row: t - age };
    const b = { of: labelRanks, row: t };
    const shared = countShared(a, b);
    if (shared.pairs < least) continue;
    const { product, squaresA, squaresB } = momentsOf(
      { ...a, sections: factor },
      { ...b, sections: label },
      { shared, scratch },
    );
    if (squaresA > 0 && squaresB > 0) out[t] = clampUnit(product / Math.sqrt(squaresA * squaresB));
  }
  return out;
}

/** Symbols that only one date knows, up to which taking them out one by one is cheaper than ranking again. */
const mostAlone = 16;

interface SectionsDate extends RankedDate {
  readonly sections: RankedSections;
}

/** Moments of the ranks among the symbols that both dates know, by the cheapest way; all ways give the same bits. */
function momentsOf(
  a: SectionsDate,
  b: SectionsDate,
  given: { readonly shared: ReturnType<typeof countShared>; readonly scratch: RankScratch },
): RankMoments {
  const { pairs, onlyA, onlyB } = given.shared;
  const { width } = a.sections;
  const squaresA = a.of.squares[a.row]!;
  const squaresB = b.of.squares[b.row]!;
  if (onlyA + onlyB === 0) return { product: rankProduct(a, b, width), squaresA, squaresB };
  if (onlyA === 0) {
    const { product, squares } = nestedRankMoments(a, b, pairs);
    return { product, squaresA, squaresB: squares };
  }
  if (onlyB === 0) {
    const { product, squares } = nestedRankMoments(b, a, pairs);
    return { product, squaresA: squares, squaresB };
  }
  if (onlyA + onlyB <= mostAlone) return commonRankMoments({ a, b }, width, given.scratch);
  return walkedMoments(a, b, given.scratch);
}

/** The same moments from two walks along the dates' orders. */
function walkedMoments(a: SectionsDate, b: SectionsDate, scratch: RankScratch): RankMoments {
  const rowOf = ({ sections, row }: SectionsDate): Float64Array =>
    sections.values.subarray(row * sections.width, (row + 1) * sections.width);
  const x = rowOf(a);
  const y = rowOf(b);
  const n = rankRow(a.sections, a.row, y, scratch.a);
  rankRow(b.sections, b.row, x, scratch.b);
  const middle = (n + 1) / 2;
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let s = 0; s < x.length; s++) {
    if (Number.isNaN(x[s]!) || Number.isNaN(y[s]!)) continue;
    const dx = scratch.a[s]! - middle;
    const dy = scratch.b[s]! - middle;
    product += dx * dy;
    squaresA += dx * dx;
    squaresB += dy * dy;
  }
  return { product, squaresA, squaresB };
}

/** Linear correlation of factor and label per date; NaN as in dailyRankIc. */
export function dailyIc(factor: CrossSections, label: CrossSections, options: DailyOptions): Float64Array {
  const { rows, width } = label;
  const out = new Float64Array(rows).fill(Number.NaN);
  for (let t = 0; t < rows; t++) {
    const x = factor.values.subarray(t * width, (t + 1) * width);
    const y = label.values.subarray(t * width, (t + 1) * width);
    let pairs = 0;
    for (let s = 0; s < width; s++) if (!Number.isNaN(x[s]!) && !Number.isNaN(y[s]!)) pairs++;
    if (pairs >= options.minPairs) out[t] = pearson(x, y);
  }
  return out;
}

function clampUnit(x: number): number {
  return Math.max(-1, Math.min(1, x));
}
