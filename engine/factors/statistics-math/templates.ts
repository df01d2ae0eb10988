// Stretches of a series that look alike within a tolerance: the counts behind sample and approximate entropy.
import { deviation } from "./moments.ts";

/** How many places from i and from j on stay within the tolerance, up to `most`. */
function commonRun(x: Float64Array, pair: { readonly i: number; readonly j: number }, rule: Alike): number {
  let run = 0;
  while (run < rule.most && Math.abs(x[pair.i + run]! - x[pair.j + run]!) <= rule.tolerance) run++;
  return run;
}

interface Alike {
  readonly tolerance: number;
  readonly most: number;
}

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
      const run = commonRun(x, { i, j }, { tolerance, most: j === n - 2 ? 2 : 3 });
      if (run >= 2) two++;
      if (run === 3) three++;
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
      const run = commonRun(x, { i, j }, { tolerance, most: j < long.length ? m + 1 : m });
      if (run >= m) {
        short[i]!++;
        short[j]!++;
      }
      if (run > m) {
        long[i]!++;
        long[j]!++;
      }
    }
  }
  return Math.abs(averageLogShare(short) - averageLogShare(long));
}

function averageLogShare(counts: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += Math.log(counts[i]! / counts.length);
  return sum / counts.length;
}
