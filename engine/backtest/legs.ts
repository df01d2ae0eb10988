// Bars that gained and bars that lost, and returns beside a benchmark.
import { meanOf, type Series, sumOf } from "#engine/core";
import type { Sample } from "./metric.ts";

export function gainsOf(returns: Float64Array): Float64Array {
  return returns.filter((r) => r > 0);
}

export function lossesOf(returns: Float64Array): Float64Array {
  return returns.filter((r) => r < 0);
}

/** Longest run of bars for which the test holds. */
export function longestRun(returns: Float64Array, holds: (r: number) => boolean): number {
  let longest = 0;
  let run = 0;
  for (const r of returns) {
    run = holds(r) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

export interface Pair {
  readonly own: Float64Array;
  readonly benchmark: Float64Array;
}

/** Bars on which both the returns and the benchmark are known. */
export function pairsOf(sample: Sample): Pair {
  const { returns, benchmark } = sample;
  if (benchmark === null) return { own: new Float64Array(0), benchmark: new Float64Array(0) };
  const both = (_: number, t: number): boolean => Number.isFinite(returns[t]) && Number.isFinite(benchmark[t]);
  return { own: returns.filter(both), benchmark: benchmark.filter(both) };
}

/** Sum of products of deviations from the means. */
export function coDeviation(a: Series, b: Series): number {
  const meanA = meanOf(a);
  const meanB = meanOf(b);
  const products = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) products[i] = (a[i]! - meanA) * (b[i]! - meanB);
  return sumOf(products);
}

/** Slope of the returns on the benchmark's; NaN when the benchmark does not vary. */
export function slopeOf({ own, benchmark }: Pair): number {
  const square = coDeviation(benchmark, benchmark);
  return own.length < 2 || square < 1e-28 ? Number.NaN : coDeviation(own, benchmark) / square;
}
