// Autocorrelations and partial autocorrelations of a series.
import { meanOf, QraftError, type Series } from "#engine/core";
import { fitLinear, ones } from "./linear-fit.ts";

export interface AutocorrelationOptions {
  /** Default ⌊10 log₁₀ n⌋, less than n. */
  readonly lags?: number | undefined;
  /** Divides each product sum by its number of terms instead of by n. Default false. */
  readonly adjusted?: boolean;
}

/**
 * Correlation of a series with itself 0 … lags rows earlier, about one mean.
 *
 * Shape   x[n] -> out[lags + 1], the first 1
 * NaN     a series that does not vary gives NaN
 * Errors  a value that is not finite, lags that do not fit
 * Source  Box and Jenkins 1970; same as statsmodels acf
 * Cost    n × lags
 */
export function autocorrelations(x: Series, options: AutocorrelationOptions = {}): Float64Array {
  const lags = lagsOf(x, Math.min(Math.trunc(10 * Math.log10(x.length)), x.length - 1), options.lags);
  const covariances = autocovariances(x, lags, options.adjusted ?? false);
  return covariances.map((value) => value / covariances[0]!);
}

/** Bartlett's standard errors of autocorrelations from `n` values: 0, 1 / √n, then wider by what comes before. */
export function autocorrelationErrors(correlations: Series, n: number): Float64Array {
  let before = 0;
  return Float64Array.from(correlations, (_, lag) => {
    if (lag === 0) return 0;
    if (lag > 1) before += correlations[lag - 1]! ** 2;
    return Math.sqrt((1 + 2 * before) / n);
  });
}

/** How partial autocorrelations are estimated: the Yule–Walker equations, regressions on the lags, or Burg's recursion. */
export const partialMethods = [
  "burg",
  "ols",
  "ols-adjusted",
  "ols-one-sample",
  "yule-walker",
  "yule-walker-adjusted",
] as const;
export type PartialMethod = (typeof partialMethods)[number];

/**
 * What each lag adds once the lags before it are known.
 *
 * Shape   x[n] -> out[lags + 1], the first 1; lags below n / 2
 * NaN     a series that does not vary gives NaN
 * Errors  as autocorrelations
 * Source  Box and Jenkins 1970, Burg 1975; same as statsmodels pacf: "yule-walker-adjusted" (default) there ywadjusted or
 *         ld, "yule-walker" there ywm or ldb, "ols-one-sample" there ols-inefficient
 * Cost    n × lags; the regressions n × lags³
 */
export function partialAutocorrelations(
  x: Series,
  options: { readonly lags?: number | undefined; readonly method?: PartialMethod } = {},
): Float64Array {
  const { method = "yule-walker-adjusted" } = options;
  const most = Math.ceil(x.length / 2 - 0.5) - 1;
  const lags = lagsOf(x, Math.min(Math.trunc(10 * Math.log10(x.length)), most), options.lags);
  if (lags > most) throw badLags(lags, most);
  if (x.length > 0 && isConstant(x)) return new Float64Array(lags + 1).fill(Number.NaN);
  switch (method) {
    case "burg":
      return burg(x, lags);
    case "ols":
    case "ols-adjusted":
    case "ols-one-sample":
      return regressed(Float64Array.from(x), lags, method);
    case "yule-walker":
    case "yule-walker-adjusted":
      return durbinLevinson(autocovariances(x, lags, method === "yule-walker-adjusted"));
    default:
      return method satisfies never;
  }
}

function badLags(lags: number, most: number): QraftError {
  return new QraftError("bad-lags", `${lags} lags do not fit the series.`, `Give a whole number from 0 to ${most}.`);
}

function lagsOf(x: Series, usual: number, asked?: number): number {
  const row = Array.prototype.findIndex.call(x, (value: number) => !Number.isFinite(value));
  if (x.length === 0 || row >= 0) {
    const problem = row >= 0 ? `The series holds ${x[row]} in row ${row}.` : "The series is empty.";
    throw new QraftError("bad-series", problem, "Give a finite series.");
  }
  const lags = asked ?? Math.max(0, usual);
  if (!(Number.isInteger(lags) && lags >= 0 && lags < x.length)) throw badLags(lags, x.length - 1);
  return lags;
}

function isConstant(x: Series): boolean {
  return Array.prototype.every.call(x, (value: number) => value === x[0]);
}

function autocovariances(x: Series, lags: number, adjusted: boolean): Float64Array {
  const n = x.length;
  const mean = meanOf(x);
  const rest = isConstant(x) ? new Float64Array(n) : Float64Array.from(x, (value) => value - mean);
  return Float64Array.from({ length: lags + 1 }, (_, lag) => {
    let sum = 0;
    for (let i = lag; i < n; i++) sum += rest[i]! * rest[i - lag]!;
    return sum / (adjusted ? n - lag : n);
  });
}

/** Last coefficients of the autoregressions of order 1, 2, … that have the given autocovariances. */
function durbinLevinson(covariances: Float64Array): Float64Array {
  const out = new Float64Array(covariances.length);
  out[0] = 1;
  let weights = new Float64Array();
  let variance = covariances[0]!;
  for (let k = 1; k < out.length; k++) {
    const known = weights.reduce((sum, weight, j) => sum + weight * covariances[k - 1 - j]!, 0);
    const last = (covariances[k]! - known) / variance;
    const before = weights;
    weights = Float64Array.from({ length: k }, (_, j) => (j === k - 1 ? last : before[j]! - last * before[k - 2 - j]!));
    variance *= 1 - last * last;
    out[k] = last;
  }
  return out;
}

/** Regressions on 1 … k lags; "ols-one-sample" uses the rows that all lags leave and no constant but the mean. */
function regressed(x: Float64Array, lags: number, method: PartialMethod): Float64Array {
  const n = x.length;
  const oneSample = method === "ols-one-sample";
  const mean = meanOf(x);
  const series = oneSample ? x.map((value) => value - mean) : x;
  return Float64Array.from({ length: lags + 1 }, (_, k) => {
    if (k === 0) return 1;
    const start = oneSample ? lags : k;
    const columns = Array.from({ length: k }, (__, j) => series.slice(start - 1 - j, n - 1 - j));
    const { params } = fitLinear(oneSample ? columns : [ones(n - start), ...columns], series.slice(start));
    return params[params.length - 1]! * (method === "ols-adjusted" ? n / (n - k) : 1);
  });
}

/** Reflection coefficients that predict forwards and backwards with the least error. */
function burg(x: Series, lags: number): Float64Array {
  const mean = meanOf(x);
  let forward = Float64Array.from(x, (value) => value - mean);
  let backward = forward;
  const out = new Float64Array(lags + 1);
  out[0] = 1;
  for (let k = 1; k <= lags; k++) {
    const ahead = forward.subarray(1);
    const behind = backward.subarray(0, -1);
    let products = 0;
    let squares = 0;
    ahead.forEach((value, i) => {
      products += value * behind[i]!;
      squares += value * value + behind[i]! * behind[i]!;
    });
    const last = (2 * products) / squares;
    out[k] = last;
    forward = ahead.map((value, i) => value - last * behind[i]!);
    backward = behind.map((value, i) => value - last * ahead[i]!);
  }
  return out;
}
