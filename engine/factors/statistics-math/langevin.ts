// The drift of a Langevin equation, estimated as a polynomial of the level from the average step in each quantile of it.
import { sumOf } from "#engine/core";
import { edgesBelow, evenlySpaced } from "./bins.ts";
import { quantileOfSorted, sorted } from "./moments.ts";
import { fitPolynomial } from "./polynomial.ts";

/**
 * Polynomial coefficients of the drift, highest power first; null where quantiles fall together.
 *
 * Source  Siegert, Friedrich and Peinke 1998, as in tsfresh: levels but the last cut at r + 1 quantiles, mean level and mean
 *         step of each piece, and the polynomial of a degree through them
 */
export function driftPolynomial(x: Float64Array, degree: number, pieces: number): Float64Array | null {
  const level = x.subarray(0, x.length - 1);
  if (level.length === 0) return null;
  const order = sorted(level);
  const edges = evenlySpaced(0, 1, pieces + 1);
  for (let i = 0; i < edges.length; i++) {
    edges[i] = quantileOfSorted(order, edges[i]!);
    if (pieces > 1 && i > 0 && edges[i] === edges[i - 1]) return null;
  }
  const places: number[][] = Array.from({ length: pieces }, () => []);
  for (let i = 0; i < level.length; i++) {
    places[level[i] === edges[0] ? 0 : edgesBelow(edges, level[i]!) - 1]?.push(i);
  }
  const filled = places.filter((each) => each.length > 0);
  const levels = new Float64Array(filled.length);
  const steps = new Float64Array(filled.length);
  for (const [piece, each] of filled.entries()) {
    levels[piece] = sumOf(each.map((i) => x[i]!)) / each.length;
    steps[piece] = sumOf(each.map((i) => x[i + 1]! - x[i]!)) / each.length;
  }
  return fitPolynomial(levels, steps, degree);
}
