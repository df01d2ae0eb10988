// Distances of a short series from every stretch of a longer one.
import { deviation, mean } from "./moments.ts";

/** Products of deviations below this count as this, as in stumpy. */
const leastProduct = 1e-14;

/** Euclidean distance of the query from the stretches that begin at each place. */
export function plainDistances(x: Float64Array, query: Float64Array): Float64Array {
  const out = new Float64Array(x.length - query.length + 1);
  for (let start = 0; start < out.length; start++) {
    let sum = 0;
    for (let i = 0; i < query.length; i++) sum += (x[start + i]! - query[i]!) ** 2;
    out[start] = Math.sqrt(sum);
  }
  return out;
}

/** The same after both are standardized; a level stretch is at distance √m from one that varies and 0 from another level one. */
export function standardizedDistances(x: Float64Array, query: Float64Array): Float64Array {
  const m = query.length;
  const out = new Float64Array(x.length - m + 1);
  const queryMean = mean(query);
  const querySpread = deviation(query);
  const queryLevel = isLevel(query);
  for (let start = 0; start < out.length; start++) {
    const piece = x.subarray(start, start + m);
    const pieceLevel = isLevel(piece);
    if (pieceLevel || queryLevel) {
      out[start] = pieceLevel && queryLevel ? 0 : Math.sqrt(m);
      continue;
    }
    let product = 0;
    for (let i = 0; i < m; i++) product += piece[i]! * query[i]!;
    const spread = Math.max(querySpread * deviation(piece) * m, leastProduct);
    const alike = Math.min(1, (product - queryMean * mean(piece) * m) / spread);
    out[start] = Math.sqrt(Math.abs(2 * m * (1 - alike)));
  }
  return out;
}

function isLevel(x: Float64Array): boolean {
  for (let i = 1; i < x.length; i++) if (x[i] !== x[0]) return false;
  return true;
}
