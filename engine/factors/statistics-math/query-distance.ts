// Distance of a short series from every stretch of a longer one.
import { mean, variance } from "./moments.ts";

/** Products of deviations below this count as this, as in stumpy. */
const leastProduct = 1e-14;

/** Euclidean distance of the query from the stretch that begins at `start`. */
export function plainDistance(x: Float64Array, query: Float64Array, start: number): number {
  let sum = 0;
  for (let i = 0; i < query.length; i++) sum += (x[start + i]! - query[i]!) ** 2;
  return Math.sqrt(sum);
}

/** The same after both are standardized; a level stretch is at distance √m from one that varies and 0 from another level one. */
export function standardizedDistance(x: Float64Array, query: Float64Array, start: number): number {
  const m = query.length;
  const piece = x.subarray(start, start + m);
  const levelPiece = piece.every((value) => value === piece[0]);
  const levelQuery = query.every((value) => value === query[0]);
  if (levelPiece || levelQuery) return levelPiece && levelQuery ? 0 : Math.sqrt(m);
  let product = 0;
  for (let i = 0; i < m; i++) product += piece[i]! * query[i]!;
  const spread = Math.max(Math.sqrt(variance(query)) * Math.sqrt(variance(piece)) * m, leastProduct);
  const alike = Math.min(1, (product - mean(query) * mean(piece) * m) / spread);
  return Math.sqrt(Math.abs(2 * m * (1 - alike)));
}
