// Two series together: do they share a trend, and does one tell something about the other's future?
import { chiSquaredTail, fTail, QraftError } from "#engine/core";
import { fitLinear, logLikelihood, ones } from "./linear-fit.ts";
import { type Trend, unitRootCritical, unitRootP } from "./mackinnon.ts";
import { leastSquares } from "./ordinary-least-squares.ts";
import { augmentedDickeyFuller, type LagRule, trendColumns } from "./unit-root.ts";

export interface CointegrationTest {
  readonly statistic: number;
  readonly p: number;
  /** At 1 %, 5 % and 10 %. */
  readonly critical: readonly number[];
}

/**
 * A unit-root test on what the other series leave of the first.
 *
 * Source  Engle and Granger 1987, MacKinnon 2010; same as statsmodels coint. An exact relation gives −Infinity and p 0.
 */
export function cointegration(
  y: Float64Array,
  others: readonly Float64Array[],
  options: { readonly trend?: Exclude<Trend, "n">; readonly rule?: LagRule | null; readonly maxLags?: number } = {},
): CointegrationTest {
  const { trend = "c" } = options;
  const { fit, rSquared } = leastSquares(y, [...others, ...trendColumns(y.length, trend).slice(1)]);
  const series = others.length + 1;
  const exact = !(rSquared < 1 - 100 * Math.sqrt(Number.EPSILON));
  const statistic = exact
    ? Number.NEGATIVE_INFINITY
    : augmentedDickeyFuller(fit.residuals, { trend: "n", rule: options.rule, maxLags: options.maxLags }).statistic;
  return {
    statistic,
    p: unitRootP(statistic, trend, series),
    critical: unitRootCritical(trend, y.length - 1, series),
  };
}

export interface GrangerTest {
  readonly f: number;
  readonly fP: number;
  readonly freeBelow: number;
  readonly lags: number;
  readonly chiSquared: number;
  readonly chiSquaredP: number;
  readonly likelihoodRatio: number;
  readonly likelihoodRatioP: number;
}

/**
 * Do lags 1 … `lags` of `cause` improve the prediction of `effect` from its own lags and a constant?
 *
 * Source  Granger 1969; same as statsmodels grangercausalitytests([effect, cause])
 */
export function grangerCausality(effect: Float64Array, cause: Float64Array, lags: number): GrangerTest {
  const rows = effect.length - lags;
  if (!(Number.isInteger(lags) && lags >= 1 && rows > 2 * lags + 1 && cause.length === effect.length)) {
    throw new QraftError(
      "bad-lags",
      `${lags} lags do not fit series of ${effect.length} and ${cause.length} values.`,
      "Give two series of one length, longer than 3 × lags + 1.",
    );
  }
  const lagged = (x: Float64Array): Float64Array[] =>
    Array.from({ length: lags }, (_, k) => x.slice(lags - k - 1, x.length - k - 1));
  const y = effect.slice(lags);
  const own = fitLinear([...lagged(effect), ones(rows)], y);
  const both = fitLinear([...lagged(effect), ...lagged(cause), ones(rows)], y);
  const freeBelow = rows - both.rank;
  const gain = (own.squares - both.squares) / both.squares;
  const f = (gain / lags) * freeBelow;
  const chiSquared = rows * gain;
  const likelihoodRatio = -2 * (logLikelihood(own) - logLikelihood(both));
  return {
    f,
    fP: fTail(f, lags, freeBelow),
    freeBelow,
    lags,
    chiSquared,
    chiSquaredP: chiSquaredTail(chiSquared, lags),
    likelihoodRatio,
    likelihoodRatioP: chiSquaredTail(likelihoodRatio, lags),
  };
}
