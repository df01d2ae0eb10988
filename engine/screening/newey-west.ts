// The mean of an autocorrelated series against zero: Newey–West standard error, t and p.
import { finiteOf, meanOf, type Series, studentTTwoSided } from "#engine/core";

export interface NeweyWest {
  readonly mean: number;
  readonly se: number;
  readonly t: number;
  /** Two-sided, Student t with n − 1 degrees of freedom. */
  readonly p: number;
  readonly lags: number;
  readonly n: number;
}

/** The usual rule for the number of lags: ⌊4 (n / 100)^(2/9)⌋. Source: Newey and West 1994. */
export function neweyWestLags(n: number): number {
  return Math.floor(4 * (n / 100) ** (2 / 9));
}

/**
 * Tests the mean of a series against zero with Bartlett weights.
 *
 * Lags    default neweyWestLags(n); overlapping labels of h bars need at least h − 1; never more than n − 1
 * NaN     missing values leave the series, its neighbours close up; fewer than three values or no variance give NaN
 * Source  Newey and West 1987; same as statsmodels OLS on a constant with cov_type HAC, no small-sample correction, use_t
 */
export function neweyWestT(series: Series, lags?: number): NeweyWest {
  const values = finiteOf(series);
  const n = values.length;
  const used = Math.max(0, Math.min(lags ?? neweyWestLags(n), n - 1));
  const mean = meanOf(values);
  if (n < 3) return { mean, se: Number.NaN, t: Number.NaN, p: Number.NaN, lags: used, n };
  let total = 0;
  for (let lag = 0; lag <= used; lag++) {
    let products = 0;
    for (let i = lag; i < n; i++) products += (values[i]! - mean) * (values[i - lag]! - mean);
    total += lag === 0 ? products : 2 * (1 - lag / (used + 1)) * products;
  }
  const scale = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const flat = !(total > n * (4 * Number.EPSILON * scale) ** 2);
  const se = flat ? Number.NaN : Math.sqrt(total) / n;
  const t = mean / se;
  return { mean, se, t, p: Number.isNaN(t) ? Number.NaN : studentTTwoSided(t, n - 1), lags: used, n };
}
