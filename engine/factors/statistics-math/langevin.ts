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
  const edges = evenlySpaced(0, 1, pieces + 1).map((q) => quantileOfSorted(order, q));
  if (pieces > 1 && edges.some((edge, i) => i > 0 && edge === edges[i - 1])) return null;
  const levels: number[][] = Array.from({ length: pieces }, () => []);
  const steps: number[][] = Array.from({ length: pieces }, () => []);
  for (let i = 0; i < level.length; i++) {
    const piece = level[i] === edges[0] ? 0 : edgesBelow(edges, level[i]!) - 1;
    levels[piece]?.push(level[i]!);
    steps[piece]?.push(x[i + 1]! - x[i]!);
  }
  const filled = levels.flatMap((values, piece) => (values.length > 0 ? [piece] : []));
  const averages = (lists: readonly (readonly number[])[]): Float64Array =>
    Float64Array.from(filled, (piece) => sumOf(lists[piece]!) / lists[piece]!.length);
  return fitPolynomial(averages(levels), averages(steps), degree);
}
