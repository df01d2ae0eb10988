// Ranks of one date across symbols, with ties that rounding noise cannot break.
import { addressOf, compiled, compiledScratch, written } from "./machine.ts";
import { roomToSort } from "./sort.ts";

/** How ties are ranked: the mean, lowest or highest of their places, places without holes, or order of appearance. */
export const rankMethods = ["average", "min", "max", "dense", "first"] as const;
export type RankMethod = (typeof rankMethods)[number];

/** Values this close, as a share of the largest magnitude beside them, differ by rounding only. */
export const rankTolerance = 1e-10;

const rows = compiledScratch();

/**
 * Ranks a row as shares of its count, in (0, 1].
 *
 * Shape   row[symbols] -> out[symbols]
 * Unit    rank
 * NaN     missing (non-finite) values do not count, and their places in `out` stay as they are
 * Source  pandas rank(method, pct=True), of values rounded to multiples of `tolerance` times the largest magnitude of the
 *         row, since sums in another order would swap near ties; dense divides by the number of distinct places
 * Cost    one sort, see sortValues; only values within two tolerances of a neighbour are rounded
 */
export function rankRow(
  row: Float64Array,
  out: Float64Array,
  rule: { readonly method: RankMethod; readonly tolerance: number },
): void {
  roomToSort(row.length);
  const method = rankMethods.indexOf(rule.method);
  const at = addressOf(row, rows);
  written(out, (address) => compiled.rankShares(at, row.length, address, method, rule.tolerance));
}
