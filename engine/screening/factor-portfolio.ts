// The factor as a dollar-neutral portfolio: weights per date, and what they earned.
import { meanOf } from "#engine/core";
import type { CrossSections } from "./cross-sections.ts";

/**
 * Weights per date whose absolute values sum to one and which net to zero.
 *
 * proportional   value less the date's mean
 * equal          +1 above the median, −1 below, each side scaled to the same size
 * NaN            missing values; a date without spread
 * Source         the usual factor-weighting of alphalens
 */
export function factorWeights(factor: CrossSections, scheme: "proportional" | "equal" = "proportional"): CrossSections {
  const { rows, width } = factor;
  const values = new Float64Array(rows * width).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    const base = row * width;
    const known: number[] = [];
    for (let s = 0; s < width; s++) if (!Number.isNaN(factor.values[base + s]!)) known.push(s);
    const raw = known.map((s) => factor.values[base + s]!);
    const centred = scheme === "equal" ? signsAroundMedian(raw) : lessMean(raw);
    const gross = centred.reduce((sum, x) => sum + Math.abs(x), 0);
    if (gross > 0) for (const [i, s] of known.entries()) values[base + s] = centred[i]! / gross;
  }
  return { rows, width, values };
}

function lessMean(raw: readonly number[]): number[] {
  const mean = meanOf(raw);
  return raw.map((x) => x - mean);
}

function signsAroundMedian(raw: readonly number[]): number[] {
  const sorted = Float64Array.from(raw).sort();
  const half = sorted.length >>> 1;
  const median = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
  const above = raw.filter((x) => x > median).length;
  const below = raw.filter((x) => x < median).length;
  return raw.map((x) => (x > median ? 1 / above : x < median ? -1 / below : 0));
}

/** Sum of weight × label per date; NaN on a date without any pair. */
export function weightedReturns(weights: CrossSections, labels: CrossSections): Float64Array {
  const { rows, width } = weights;
  const out = new Float64Array(rows).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    let pairs = 0;
    for (let i = row * width; i < (row + 1) * width; i++) {
      const term = weights.values[i]! * labels.values[i]!;
      if (Number.isNaN(term)) continue;
      sum += term;
      pairs++;
    }
    if (pairs > 0) out[row] = sum;
  }
  return out;
}

export interface AlphaBeta {
  /** Per bar of the label, not annualised. */
  readonly alpha: number;
  readonly beta: number;
  readonly n: number;
}

/** Ordinary least squares of the portfolio's returns on the mean of all labels; dates where either is missing are left out. */
export function alphaBeta(portfolio: Float64Array, universe: Float64Array): AlphaBeta {
  const rows = [...portfolio.keys()].filter((i) => Number.isFinite(portfolio[i]!) && Number.isFinite(universe[i]!));
  const y = rows.map((i) => portfolio[i]!);
  const x = rows.map((i) => universe[i]!);
  const meanX = meanOf(x);
  const meanY = meanOf(y);
  const products = x.reduce((sum, v, i) => sum + (v - meanX) * (y[i]! - meanY), 0);
  const squares = x.reduce((sum, v) => sum + (v - meanX) ** 2, 0);
  const beta = squares > 0 ? products / squares : Number.NaN;
  return { alpha: meanY - beta * meanX, beta, n: rows.length };
}

/** Mean label of each date over all cells that have one. */
export function meanLabels(labels: CrossSections): Float64Array {
  return Float64Array.from({ length: labels.rows }, (_, row) => {
    const known = labels.values.subarray(row * labels.width, (row + 1) * labels.width).filter((x) => !Number.isNaN(x));
    return meanOf(known);
  });
}
