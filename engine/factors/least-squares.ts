// The plane through a window, written out: the definition behind the rolling regressions.
import { meanOf, sumOf, varianceOf } from "#engine/core";
import { collinearShare, isFlat } from "#engine/panel";

export interface Plane {
  readonly betas: readonly number[];
  readonly alpha: number;
  readonly rsquare: number;
  /** The plane's value where the regressors stand. */
  readonly at: (regressors: readonly number[]) => number;
}

/**
 * Least squares of the first window on the others with an intercept, over their common rows, by Gram–Schmidt on the
 * centred regressors; null when there are too few rows, or a regressor does not vary or follows from the ones before it.
 */
export function planeThrough(windows: readonly Float64Array[]): Plane | null {
  const rows = [...(windows[0] ?? []).keys()].filter((i) => windows.every((window) => Number.isFinite(window[i]!)));
  const [y, ...regressors] = windows.map((window) => rows.map((i) => window[i]!));
  if (!y || rows.length < windows.length) return null;
  const means = regressors.map(meanOf);
  const level = meanOf(y);
  const target = y.map((value) => value - level);
  const directions: number[][] = [];
  const shares: number[][] = [];
  for (const [k, values] of regressors.entries()) {
    if (isFlat(varianceOf(values), means[k]!)) return null;
    const centred = values.map((value) => value - means[k]!);
    let left = centred;
    const share = directions.map((direction) => {
      const part = dot(left, direction) / dot(direction, direction);
      left = left.map((value, i) => value - part * direction[i]!);
      return part;
    });
    if (!(dot(left, left) > collinearShare * dot(centred, centred))) return null;
    directions.push(left);
    shares.push(share);
  }
  const betas = directions.map((direction) => dot(target, direction) / dot(direction, direction));
  for (let i = betas.length - 1; i >= 0; i--)
    for (let k = i + 1; k < betas.length; k++) betas[i] = betas[i]! - shares[k]![i]! * betas[k]!;
  const at = (point: readonly number[]): number =>
    level + sumOf(betas.map((beta, i) => beta * (point[i]! - means[i]!)));
  const explained = sumOf(
    betas.map(
      (beta, i) =>
        beta *
        dot(
          target,
          regressors[i]!.map((x) => x - means[i]!),
        ),
    ),
  );
  const rsquare = isFlat(varianceOf(y), level) ? Number.NaN : explained / dot(target, target);
  return { betas, alpha: at(betas.map(() => 0)), rsquare: Math.max(0, Math.min(1, rsquare)), at };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return sumOf(a.map((value, i) => value * b[i]!));
}
