// Ranks of one date in other clothes: dense and linear, cheap normal, bins by place, distributions, both ends.

import { rankRow, rankTolerance } from "#engine/compiled";
import { normalQuantile } from "#engine/core";
import { sortPermutation } from "./sort-permutation.ts";

/**
 * Places without holes, from 0 for the lowest to 1 for the highest.
 *
 * Shape   row[symbols] -> out[symbols]
 * Unit    rank
 * NaN     non-finite in, NaN out; they do not count
 * Source  polars_ta cs_rank: (r − 1) ÷ (largest r − 1) of dense ranks; a date where all tie gives 0
 * Cost    one sort
 */
export function linearRankRow(row: Float64Array, out: Float64Array): void {
  const places = densePlaces(row, out);
  for (let s = 0; s < row.length; s++) {
    if (Number.isFinite(row[s]!)) out[s] = places > 1 ? (out[s]! - 1) / (places - 1) : 0;
  }
}

/** Dense ranks 1 … places in `out`; gives their number. */
function densePlaces(row: Float64Array, out: Float64Array): number {
  rankRow(row, out, { method: "dense", tolerance: rankTolerance });
  let lowest = 1;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!) && out[s]! < lowest) lowest = out[s]!;
  const places = Math.round(1 / lowest);
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) out[s] = Math.round(out[s]! * places);
  return places;
}

/** (average rank as a share of the count − ½) × width. */
export function centredRankRow(row: Float64Array, width: number, out: Float64Array): void {
  rankRow(row, out, { method: "average", tolerance: rankTolerance });
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) out[s] = (out[s]! - 0.5) * width;
}

/**
 * Bins of equal count by average place: ties share a bin, and no bin boundary can coincide with another.
 *
 * NaN     non-finite in, NaN out; they do not count
 * Source  ⌊(place − ½) × bins ÷ count⌋, in whole numbers, so that rounding moves nothing
 */
export function placeBinRow(row: Float64Array, bins: number, out: Float64Array): void {
  rankRow(row, out, { method: "average", tolerance: rankTolerance });
  let count = 0;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) count++;
  for (let s = 0; s < row.length; s++) {
    if (!Number.isFinite(row[s]!)) continue;
    const twicePlace = Math.round(2 * out[s]! * count);
    out[s] = Math.floor(((twicePlace - 1) * bins) / (2 * count));
  }
}

/** Shapes that a rank can be bent into. */
export const rankShapes = ["gaussian", "cauchy", "uniform"] as const;
export type RankShape = (typeof rankShapes)[number];

/**
 * Bends linear ranks, moved off 0 and 1, into a distribution around 0.
 *
 * Source  BRAIN quantile: u = 1/count + r × (1 − 2/count); gaussian sigma·Φ⁻¹(u), cauchy sigma·tan(π(u − ½)), uniform
 *         sigma × (u − mean of u)
 */
export function shapeRankRow(
  row: Float64Array,
  rule: { readonly shape: RankShape; readonly sigma: number },
  out: Float64Array,
): void {
  linearRankRow(row, out);
  let count = 0;
  let sum = 0;
  for (let s = 0; s < row.length; s++) {
    if (!Number.isFinite(row[s]!)) continue;
    count++;
    sum += out[s]!;
  }
  const mean = 1 / count + (sum / count) * (1 - 2 / count);
  for (let s = 0; s < row.length; s++) {
    if (!Number.isFinite(row[s]!)) continue;
    const u = 1 / count + out[s]! * (1 - 2 / count);
    out[s] = count < 2 ? Number.NaN : rule.sigma * bent(rule.shape, u, mean);
  }
}

function bent(shape: RankShape, u: number, mean: number): number {
  switch (shape) {
    case "gaussian":
      return normalQuantile(u);
    case "cauchy":
      return Math.tan(Math.PI * (u - 0.5));
    case "uniform":
      return u - mean;
  }
}

/** −1 at the `ends` lowest distinct places, 1 at the highest, 0 between and where both hold. */
export function endsRow(row: Float64Array, ends: number, out: Float64Array): void {
  const places = densePlaces(row, out);
  for (let s = 0; s < row.length; s++) {
    if (!Number.isFinite(row[s]!)) continue;
    const place = out[s]!;
    out[s] = (places - place < ends ? 1 : 0) - (place <= ends ? 1 : 0);
  }
}

/** Number, from 0, of each value among the distinct ones, ascending; equal means equal. */
export function densifyRow(row: Float64Array, out: Float64Array): void {
  const { order, count } = sortPermutation(row);
  let number = 0;
  for (let i = 0; i < count; i++) {
    if (i > 0 && row[order[i]!]! !== row[order[i - 1]!]!) number++;
    out[order[i]!] = number;
  }
}
