// Ordinary least squares with everything that is read off one fit.
import { fTail, meanOf, studentTTwoSided } from "#engine/core";
import { fitLinear, type LinearFit, logLikelihood, ones } from "./linear-fit.ts";

export interface LeastSquares {
  readonly fit: LinearFit;
  /** The constant first where there is one, then one for each regressor. */
  readonly params: Float64Array;
  readonly errors: Float64Array;
  readonly t: Float64Array;
  /** Two-sided, Student t. */
  readonly p: Float64Array;
  readonly rSquared: number;
  readonly rSquaredAdjusted: number;
  readonly f: number;
  readonly fP: number;
  readonly aic: number;
  readonly bic: number;
  readonly logLikelihood: number;
  readonly condition: number;
}

/**
 * Regresses y on the regressors, and on a constant unless told otherwise.
 *
 * Shape   y[n], regressors[p][n]
 * NaN     no missing values; R² without a constant is about zero, not about the mean
 * Source  definition; same as statsmodels OLS(y, add_constant(x)).fit()
 */
export function leastSquares(
  y: Float64Array,
  regressors: readonly Float64Array[],
  options: { readonly constant?: boolean } = {},
): LeastSquares {
  const constant = options.constant ?? true;
  const fit = fitLinear([...(constant ? [ones(y.length)] : []), ...regressors], y);
  const n = y.length;
  const free = n - fit.rank;
  const slopes = fit.rank - (constant ? 1 : 0);
  const mean = constant ? meanOf(y) : 0;
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const rSquared = 1 - fit.squares / total;
  const errors = fit.params.map((_, i) => Math.sqrt((fit.squares / free) * fit.inverse[i]![i]!));
  const t = fit.params.map((value, i) => value / errors[i]!);
  const f = (total - fit.squares) / slopes / (fit.squares / free);
  const likelihood = logLikelihood(fit);
  return {
    fit,
    params: fit.params,
    errors,
    t,
    p: t.map((value) => studentTTwoSided(value, free)),
    rSquared,
    rSquaredAdjusted: 1 - ((n - (constant ? 1 : 0)) / free) * (1 - rSquared),
    f,
    fP: fTail(f, slopes, free),
    aic: -2 * likelihood + 2 * fit.rank,
    bic: -2 * likelihood + Math.log(n) * fit.rank,
    logLikelihood: likelihood,
    condition: fit.condition,
  };
}

/** Diagonal of the hat matrix: how far each row pulls its own fitted value. */
export function leverages({ columns, inverse, y }: LinearFit): Float64Array {
  return y.map((_, row) => {
    let sum = 0;
    for (let a = 0; a < columns.length; a++)
      for (let b = 0; b < columns.length; b++) sum += columns[a]![row]! * inverse[a]![b]! * columns[b]![row]!;
    return sum;
  });
}

/** Cook's distance of every row. Source: Cook 1977. */
export function cooksDistances(fit: LinearFit): Float64Array {
  const variance = fit.squares / (fit.y.length - fit.rank);
  return leverages(fit).map(
    (h, row) => (fit.residuals[row]! ** 2 / (fit.columns.length * variance)) * (h / (1 - h) ** 2),
  );
}
