// Stretches of a series that look alike within a tolerance: the counts behind sample and approximate entropy.
import { deviation } from "./moments.ts";

/**
 * −ln of the share of pairs alike over two places that stay alike over three; the tolerance is a fifth of the deviation.
 * Source  Richman and Moorman 2000, as in tsfresh: pairs of two places may end at the last value
 */
export function sampleEntropy(x: Float64Array): number {
  const n = x.length;
  const tolerance = 0.2 * deviation(x);
  let two = 0;
  let three = 0;
  for (let i = 0; i < n - 1; i++) {
    for (let j = i + 1; j < n - 1; j++) {
      if (!(Math.abs(x[i]! - x[j]!) <= tolerance && Math.abs(x[i + 1]! - x[j + 1]!) <= tolerance)) continue;
      two++;
      if (j < n - 2 && Math.abs(x[i + 2]! - x[j + 2]!) <= tolerance) three++;
    }
  }
  return -Math.log(three / two);
}

/**
 * Difference of the average log share of stretches alike over m and over m + 1 places; the tolerance is r deviations.
 * Source  Pincus 1991; up to m + 1 values give 0
 */
export function approximateEntropy(x: Float64Array, m: number, r: number): number {
  const n = x.length;
  if (n <= m + 1) return 0;
  const tolerance = r * deviation(x);
  const short = new Float64Array(n - m + 1).fill(1);
  const long = new Float64Array(n - m).fill(1);
  for (let i = 0; i < short.length; i++) {
    for (let j = i + 1; j < short.length; j++) {
      let run = 0;
      while (run < m && Math.abs(x[i + run]! - x[j + run]!) <= tolerance) run++;
      if (run < m) continue;
      short[i]!++;
      short[j]!++;
      if (j >= long.length || !(Math.abs(x[i + m]! - x[j + m]!) <= tolerance)) continue;
      long[i]!++;
      long[j]!++;
    }
  }
  return Math.abs(averageLogShare(short) - averageLogShare(long));
}

function averageLogShare(counts: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += Math.log(counts[i]! / counts.length);
  return sum / counts.length;
}
