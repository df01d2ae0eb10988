// Tests of normality from skewness and kurtosis: Jarque and Bera, D'Agostino and Pearson.
import { chiSquaredTail, finiteOf, type Series } from "#engine/core";
import { normalP, type SampleTest, type SidedOptions } from "./alternative.ts";
import { excessKurtosis, skewness } from "./shape.ts";

export interface JarqueBera extends SampleTest {
  readonly skewness: number;
  /** 3 for a normal sample. */
  readonly kurtosis: number;
}

/** NaN: missing values leave; no variance gives NaN. Source: Jarque and Bera 1980; same as statsmodels jarque_bera. */
export function jarqueBera(sample: Series): JarqueBera {
  const values = finiteOf(sample);
  const skew = skewness(values);
  const excess = excessKurtosis(values);
  const statistic = (values.length / 6) * (skew ** 2 + excess ** 2 / 4);
  return { statistic, p: chiSquaredTail(statistic, 2), skewness: skew, kurtosis: excess + 3 };
}

/** Is the skewness 0? NaN below eight values. Source: D'Agostino 1970; same as scipy skewtest. */
export function skewnessTest(sample: Series, options: SidedOptions = {}): SampleTest {
  const values = finiteOf(sample);
  const n = values.length;
  if (n < 8) return { statistic: Number.NaN, p: Number.NaN };
  const scaled = skewness(values) * Math.sqrt(((n + 1) * (n + 3)) / (6 * (n - 2)));
  const beta = (3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3)) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
  const square = Math.sqrt(2 * (beta - 1)) - 1;
  const alpha = Math.sqrt(2 / (square - 1));
  // The reference replaces a skewness of exactly 0 by this 1.
  const y = (scaled === 0 ? 1 : scaled) / alpha;
  const statistic = Math.asinh(y) / Math.sqrt(0.5 * Math.log(square));
  return { statistic, p: normalP(statistic, options.alternative) };
}

/** Is the kurtosis that of a normal sample? NaN below five values. Source: Anscombe and Glynn 1983; same as scipy kurtosistest. */
export function kurtosisTest(sample: Series, options: SidedOptions = {}): SampleTest {
  const values = finiteOf(sample);
  const n = values.length;
  if (n < 5) return { statistic: Number.NaN, p: Number.NaN };
  const expected = (3 * (n - 1)) / (n + 1);
  const variance = (24 * n * (n - 2) * (n - 3)) / ((n + 1) ** 2 * (n + 3) * (n + 5));
  const x = (excessKurtosis(values) + 3 - expected) / Math.sqrt(variance);
  const root =
    ((6 * (n * n - 5 * n + 2)) / ((n + 7) * (n + 9))) * Math.sqrt((6 * (n + 3) * (n + 5)) / (n * (n - 2) * (n - 3)));
  const a = 6 + (8 / root) * (2 / root + Math.sqrt(1 + 4 / root ** 2));
  const denominator = 1 + x * Math.sqrt(2 / (a - 4));
  const cube = Math.sign(denominator) * Math.cbrt((1 - 2 / a) / Math.abs(denominator));
  const statistic = denominator === 0 ? Number.NaN : (1 - 2 / (9 * a) - cube) / Math.sqrt(2 / (9 * a));
  return { statistic, p: normalP(statistic, options.alternative) };
}

/** Both at once. Source: D'Agostino and Pearson 1973; same as scipy normaltest. */
export function skewnessKurtosisTest(sample: Series): SampleTest {
  const statistic = skewnessTest(sample).statistic ** 2 + kurtosisTest(sample).statistic ** 2;
  return { statistic, p: chiSquaredTail(statistic, 2) };
}
