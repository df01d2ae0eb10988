// Standard errors that do not take residuals to be alike or independent.
import { normalCdf } from "#engine/core";
import type { LinearFit } from "./linear-fit.ts";
import { leverages } from "./ordinary-least-squares.ts";

export interface RobustErrors {
  readonly errors: Float64Array;
  readonly t: Float64Array;
  /** Two-sided, normal. */
  readonly p: Float64Array;
}

export type WhiteKind = "HC0" | "HC1" | "HC2" | "HC3";

/** White's errors, with the usual corrections for leverage. Source: MacKinnon and White 1985; as in statsmodels. */
export function whiteErrors(fit: LinearFit, kind: WhiteKind = "HC3"): RobustErrors {
  const hats = leverages(fit);
  const n = fit.y.length;
  const scale = kind === "HC1" ? n / (n - fit.rank) : 1;
  const power = kind === "HC2" ? 1 : kind === "HC3" ? 2 : 0;
  const weights = fit.residuals.map((r, row) => (scale * r * r) / (1 - hats[row]!) ** power);
  const x = fit.columns;
  return sandwich(fit, (a, b) => weights.reduce((sum, w, row) => sum + w * x[a]![row]! * x[b]![row]!, 0));
}

/**
 * Newey–West errors with Bartlett weights 1 − l / (lags + 1).
 *
 * Source  Newey and West 1987; statsmodels cov_type HAC without small-sample correction, normal p-values
 */
export function hacErrors(fit: LinearFit, lags: number): RobustErrors {
  const scores = fit.columns.map((column) => column.map((x, row) => x * fit.residuals[row]!));
  return sandwich(fit, (a, b) => {
    let sum = 0;
    for (let lag = 0; lag <= lags; lag++) {
      let products = 0;
      for (let row = lag; row < fit.y.length; row++) {
        products += scores[a]![row]! * scores[b]![row - lag]!;
        if (lag > 0) products += scores[a]![row - lag]! * scores[b]![row]!;
      }
      sum += (1 - lag / (lags + 1)) * products;
    }
    return sum;
  });
}

/** inverse · middle · inverse, its diagonal's root. */
function sandwich({ params, inverse }: LinearFit, middle: (a: number, b: number) => number): RobustErrors {
  const p = params.length;
  const meat = Array.from({ length: p }, (_, a) => Float64Array.from({ length: p }, (_, b) => middle(a, b)));
  const errors = params.map((_, i) => {
    let sum = 0;
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) sum += inverse[i]![a]! * meat[a]![b]! * inverse[b]![i]!;
    return Math.sqrt(sum);
  });
  const t = params.map((value, i) => value / errors[i]!);
  return { errors, t, p: t.map((value) => 2 * normalCdf(-Math.abs(value))) };
}
