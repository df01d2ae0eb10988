// Upper tails of the chi-squared and the F distribution, to double precision however small they are.
import { incompleteBeta, logGamma } from "./distribution.ts";

/** P(X > x) of a chi-squared variable with `df` degrees of freedom (df > 0); NaN for a NaN statistic. */
export function chiSquaredTail(x: number, df: number): number {
  if (Number.isNaN(x) || !(df > 0)) return Number.NaN;
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return upperGamma(df / 2, x / 2);
}

/** P(X > f) of an F variable with `above` and `below` degrees of freedom (both > 0); NaN for a NaN statistic. */
export function fTail(f: number, above: number, below: number): number {
  if (Number.isNaN(f) || !(above > 0 && below > 0)) return Number.NaN;
  if (f <= 0) return 1;
  return incompleteBeta(below / (below + above * f), below / 2, above / 2);
}

/** Regularised Q(a, x): a series below a + 1, a continued fraction above. Source: Numerical Recipes 6.2. */
function upperGamma(a: number, x: number): number {
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n <= 10_000 && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i <= 10_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return front * h;
}
