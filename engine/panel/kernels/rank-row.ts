// Ranks of one date across symbols, with ties that rounding noise cannot break.
import { sorted, sortValues } from "./sort-values.ts";

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
 * Cost    one sort, see sortValues; only values within two tolerances of a neighbour are rounded
 */
export function rankRow(
  row: Float64Array,
  out: Float64Array,
  rule: { readonly method: RankMethod; readonly tolerance: number },
): void {
  const count = sortValues(row, 0, row.length);
  if (count === 0) return;
  const { keys, places } = sorted;
  const step = rule.tolerance * Math.max(Math.abs(keys[0]!), Math.abs(keys[count - 1]!));
  if (rankApart(count, 2 * step, out)) return;
  rankRun(row, { order: places.subarray(0, count), step, method: rule.method }, out);
}

/** Places without ties: all are written when no two neighbours are within `gap`; false at the first that are. */
function rankApart(count: number, gap: number, out: Float64Array): boolean {
  const { keys, places } = sorted;
  let before = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const x = keys[i]!;
    if (!(x - before > gap)) return false;
    before = x;
    out[places[i]!] = (i + 1) / count;
  }
  return true;
}

/** Ranks the values at the given places, which are sorted by value, as shares of their number; the others are left alone. */
export function rankRun(
  row: Float64Array,
  run: { readonly order: Int32Array; readonly step: number; readonly method: RankMethod },
  out: Float64Array,
): void {
  const { order, step, method } = run;
  const count = order.length;
  const gap = 2 * step;
  let places = 0;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    let x = row[order[from]!]!;
    if (to < count && !(row[order[to]!]! - x > gap)) {
      const value = roundTo(x, step);
      for (; to < count; to++) {
        x = row[order[to]!]!;
        if (roundTo(x, step) !== value) break;
      }
    }
    places++;
    if (to - from > 1 && method === "first") order.subarray(from, to).sort();
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
