// The plane through a window, written out: the definition behind the rolling regressions.
import { meanOf, sumOf, varianceOf } from "#engine/core";
import { collinearShare, isFlat } from "#engine/panel";

export interface Plane {
  readonly betas: readonly number[];
  readonly alpha: number;
  readonly rsquare: number;
  /** The plane's value where the regressors stand. */
  readonly at: (regressors: readonly number[]) => number;
  /** How far a value lies above the plane. */
  readonly above: (value: number, regressors: readonly number[]) => number;
}

/**
 * Least squares of the first window on the others with an intercept, over their common rows, by Gram–Schmidt on the
 * centred regressors and the centred target with them; null when there are too few rows, or a regressor does not vary or
 * follows from the ones before it.
 */
export function planeThrough(windows: readonly Float64Array[]): Plane | null {
  const rows = [...(windows[0] ?? []).keys()].filter((i) => windows.every((window) => Number.isFinite(window[i]!)));
  const [y, ...regressors] = windows.map((window) => centred(rows.map((i) => window[i]!)));
  if (!y || rows.length < windows.length) return null;
  let target = y.values;
  const directions: (readonly number[])[] = [];
  const shares: number[][] = [];
  const betas: number[] = [];
  for (const { values, variance, level } of regressors) {
    if (isFlat(variance, level)) return null;
    let left = values;
    const share = directions.map((direction) => {
      const part = shareOf(left, direction);
      left = without(left, direction, part);
      return part;
    });
    if (!(dot(left, left) > collinearShare * dot(values, values))) return null;
    const beta = shareOf(target, left);
    target = without(target, left, beta);
    directions.push(left);
    shares.push(share);
    betas.push(beta);
  }
  const explained = sumOf(betas.map((beta, i) => beta * beta * dot(directions[i]!, directions[i]!)));
  for (let i = betas.length - 1; i >= 0; i--)
    for (let k = i + 1; k < betas.length; k++) betas[i] = betas[i]! - shares[k]![i]! * betas[k]!;
  const rise = (point: readonly number[]): number =>
    sumOf(betas.map((beta, i) => beta * regressors[i]!.from(point[i]!)));
  const at = (point: readonly number[]): number => y.level + rise(point);
  const above = (value: number, point: readonly number[]): number => y.from(value) - rise(point);
  const rsquare = isFlat(y.variance, y.level) ? Number.NaN : Math.min(1, explained / dot(y.values, y.values));
  return { betas, alpha: at(betas.map(() => 0)), rsquare, at, above };
}

/** Values as distances from their mean, counted from the first so that a large level costs no digits. */
function centred(values: readonly number[]): {
  readonly values: readonly number[];
  readonly variance: number;
  readonly level: number;
  readonly from: (value: number) => number;
} {
  const origin = values[0] ?? Number.NaN;
  const steps = values.map((value) => value - origin);
  const mean = meanOf(steps);
  return {
    values: steps.map((step) => step - mean),
    variance: varianceOf(steps),
    level: origin + mean,
    from: (value) => value - origin - mean,
  };
}

/** How much of a direction is in some values. */
function shareOf(values: readonly number[], direction: readonly number[]): number {
  return dot(values, direction) / dot(direction, direction);
}

function without(values: readonly number[], direction: readonly number[], part: number): readonly number[] {
  return values.map((value, i) => value - part * direction[i]!);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return sumOf(a.map((value, i) => value * b[i]!));
}
