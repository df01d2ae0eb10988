// Ranks of one date across symbols, with ties that rounding noise cannot break.
import { sortPermutation } from "./sort-permutation.ts";

/** How ties are ranked: the mean, lowest or highest of their places, places without holes, or order of appearance. */
export const rankMethods = ["average", "min", "max", "dense", "first"] as const;
export type RankMethod = (typeof rankMethods)[number];

/** Values this close, as a share of the largest magnitude beside them, differ by rounding only. */
export const rankTolerance = 1e-10;

/**
 * Ranks a row as shares of its count, in (0, 1].
 *
 * Shape   row[symbols] -> out[symbols]
 * Unit    rank
 * NaN     non-finite in, NaN out; they do not count
 * Source  pandas rank(method, pct=True), of values rounded to multiples of `tolerance` times the largest magnitude of the
 *         row, since sums in another order would swap near ties; dense divides by the number of distinct places
 * Cost    one merge sort
 */
export function rankRow(
  row: Float64Array,
  out: Float64Array,
  rule: { readonly method: RankMethod; readonly tolerance: number },
): void {
  const { order, count, largest } = sortPermutation(row);
  rankRun(row, { order: order.subarray(0, count), step: rule.tolerance * largest, method: rule.method }, out);
}

/** Ranks the values at the given places, which are sorted by value, as shares of their number; the others are left alone. */
export function rankRun(
  row: Float64Array,
  run: { readonly order: Int32Array; readonly step: number; readonly method: RankMethod },
  out: Float64Array,
): void {
  const { order, step, method } = run;
  const count = order.length;
  let places = 0;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    const value = roundTo(row[order[from]!]!, step);
    while (to < count && roundTo(row[order[to]!]!, step) === value) to++;
    places++;
    if (method === "first") order.subarray(from, to).sort();
    for (let i = from; i < to; i++) out[order[i]!] = placeOf(method, { i, from, to, places });
    from = to;
  }
  const total = method === "dense" ? places : count;
  for (let i = 0; i < count; i++) out[order[i]!] = out[order[i]!]! / total;
}

/** Number of whole steps; a step of 0 leaves values as they are. */
function roundTo(x: number, step: number): number {
  return step > 0 ? Math.round(x / step) : x;
}

function placeOf(
  method: RankMethod,
  tie: { readonly i: number; readonly from: number; readonly to: number; readonly places: number },
): number {
  switch (method) {
    case "average":
      return (tie.from + 1 + tie.to) / 2;
    case "min":
      return tie.from + 1;
    case "max":
      return tie.to;
    case "dense":
      return tie.places;
    case "first":
      return tie.i + 1;
  }
}
