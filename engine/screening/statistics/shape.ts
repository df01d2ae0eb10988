// Skewness and kurtosis of a sample.
import { finiteOf, meanOf, type Series } from "#engine/core";

export interface ShapeOptions {
  /** Corrects for the sample's size, with more than two values (skewness) or three (kurtosis). Default false. */
  readonly unbiased?: boolean;
}

/**
 * Third standardised moment.
 *
 * NaN     missing values leave; no value or no variance gives NaN
 * Source  definition g1, unbiased G1 (Joanes and Gill 1998); same as scipy skew
 */
export function skewness(sample: Series, options: ShapeOptions = {}): number {
  const { n, m2, m3 } = centralMoments(sample);
  const plain = m3 / m2 ** 1.5;
  return options.unbiased === true && n > 2 ? (plain * Math.sqrt(n * (n - 1))) / (n - 2) : plain;
}

/**
 * Fourth standardised moment less the 3 of the normal distribution.
 *
 * NaN     as skewness
 * Source  definition g2, unbiased G2 (Joanes and Gill 1998); same as scipy kurtosis
 */
export function excessKurtosis(sample: Series, options: ShapeOptions = {}): number {
  const { n, m2, m4 } = centralMoments(sample);
  const plain = m4 / m2 ** 2;
  if (options.unbiased !== true || n <= 3) return plain - 3;
  return ((n * n - 1) * plain - 3 * (n - 1) ** 2) / (n - 2) / (n - 3);
}

interface CentralMoments {
  readonly n: number;
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
}

/** A sample whose deviations are rounding of its mean has no variance: NaN. */
function centralMoments(sample: Series): CentralMoments {
  const values = finiteOf(sample);
  const n = values.length;
  const mean = meanOf(values);
  let [m2, m3, m4] = [0, 0, 0];
  for (const value of values) {
    const square = (value - mean) ** 2;
    m2 += square / n;
    m3 += (square * (value - mean)) / n;
    m4 += (square * square) / n;
  }
  const flat = !(m2 > (Number.EPSILON * mean) ** 2);
  return flat ? { n, m2: Number.NaN, m3: Number.NaN, m4: Number.NaN } : { n, m2, m3, m4 };
}
