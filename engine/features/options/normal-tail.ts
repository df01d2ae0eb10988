// The tail of the normal distribution against its density, without underflow.
import { normalCdf, normalPdf } from "#engine/core";

/**
 * Mills ratio: P(Z > z) / density(z), finite and positive for z above −38.
 *
 * Source  definition below 3; Laplace's continued fraction 1/(z + 1/(z + 2/(z + 3/(z + …)))) from there on, by the
 *         modified Lentz method; relative error about 1e-15
 */
export function millsRatio(z: number): number {
  if (z < 3) return normalCdf(-z) / normalPdf(z);
  let value = z;
  let upper = z;
  let lower = 0;
  for (let n = 1; n < 400; n++) {
    lower = 1 / (z + n * lower);
    upper = z + n / upper;
    const change = upper * lower;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return 1 / value;
}
