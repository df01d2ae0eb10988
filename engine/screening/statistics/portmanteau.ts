// Is a series, or what a model leaves of it, autocorrelated? Ljung–Box, Box–Pierce, Durbin–Watson.
import { chiSquaredTail, QraftError, type Series } from "#engine/core";
import { autocorrelations } from "./autocorrelation.ts";

export interface PortmanteauTest {
  readonly lag: number;
  /** Ljung and Box. */
  readonly statistic: number;
  /** NaN where the lags do not exceed the model's terms. */
  readonly p: number;
  /** Box and Pierce. */
  readonly boxPierce: number;
  readonly boxPierceP: number;
}

export interface PortmanteauOptions {
  /** Up to this lag one by one, or just those listed. Default the lesser of 10 and n / 5. */
  readonly lags?: number | readonly number[];
  /** Terms of the model that left these residuals; they cost degrees of freedom. Default 0. */
  readonly modelTerms?: number;
}

/**
 * Sums of squared autocorrelations up to each lag.
 *
 * NaN     a series that does not vary gives NaN
 * Errors  a value that is not finite, lags that do not fit
 * Source  Box and Pierce 1970, Ljung and Box 1978; same as statsmodels acorr_ljungbox
 */
export function ljungBox(x: Series, options: PortmanteauOptions = {}): PortmanteauTest[] {
  const { lags = Math.min(Math.floor(x.length / 5), 10), modelTerms = 0 } = options;
  const wanted = typeof lags === "number" ? Array.from({ length: lags }, (_, k) => k + 1) : lags;
  if (wanted.length === 0 || wanted.some((lag) => !(Number.isInteger(lag) && lag >= 1 && lag < x.length))) {
    throw new QraftError(
      "bad-lags",
      `Lags ${JSON.stringify(lags)} do not fit a series of ${x.length} values.`,
      `Give whole numbers from 1 to ${x.length - 1}.`,
    );
  }
  const n = x.length;
  const correlations = autocorrelations(x, { lags: Math.max(...wanted) });
  const sums = { ljung: new Float64Array(correlations.length), box: new Float64Array(correlations.length) };
  for (let lag = 1; lag < correlations.length; lag++) {
    const square = correlations[lag]! ** 2;
    sums.ljung[lag] = sums.ljung[lag - 1]! + square / (n - lag);
    sums.box[lag] = sums.box[lag - 1]! + square;
  }
  return wanted.map((lag) => {
    const statistic = n * (n + 2) * sums.ljung[lag]!;
    const boxPierce = n * sums.box[lag]!;
    const df = lag - modelTerms;
    return {
      lag,
      statistic,
      p: chiSquaredTail(statistic, df),
      boxPierce,
      boxPierceP: chiSquaredTail(boxPierce, df),
    };
  });
}

/**
 * Squared steps of residuals over their squares: 2 without autocorrelation, 0 and 4 at the ends.
 *
 * NaN     a gap or only zeros give NaN
 * Source  Durbin and Watson 1950; same as statsmodels durbin_watson, which takes no mean off
 */
export function durbinWatson(residuals: Series): number {
  let steps = 0;
  let squares = 0;
  for (let i = 0; i < residuals.length; i++) {
    squares += residuals[i]! ** 2;
    if (i > 0) steps += (residuals[i]! - residuals[i - 1]!) ** 2;
  }
  return steps / squares;
}
