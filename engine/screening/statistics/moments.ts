// Everything that a linear model of y on columns needs, once the rows are summed up: their number no longer matters.
import { QraftError } from "#engine/core";

/** Plain sums over rows. Two sets of rows add up by adding their sums. */
export interface ProductSums {
  readonly n: number;
  readonly x: Float64Array;
  readonly y: number;
  /** xx[i * p + j]. */
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly yy: number;
}

/** Columns brought to mean 0 and deviation 1 (ddof 0), y to mean 0; divided by the number of rows. */
export interface UnitMoments {
  readonly n: number;
  readonly p: number;
  /** correlations[i * p + j]: 1 on the diagonal, 0 for a column that does not vary. */
  readonly correlations: Float64Array;
  /** Mean product of each standardised column and the centred y. */
  readonly covariances: Float64Array;
  readonly variance: number;
  readonly meanX: Float64Array;
  readonly deviationX: Float64Array;
  readonly meanY: number;
}

export function emptySums(p: number): ProductSums {
  return { n: 0, x: new Float64Array(p), y: 0, xx: new Float64Array(p * p), xy: new Float64Array(p), yy: 0 };
}

/** Sums of several sets of rows. */
export function addSums(parts: readonly ProductSums[], p: number): ProductSums {
  const x = new Float64Array(p);
  const xx = new Float64Array(p * p);
  const xy = new Float64Array(p);
  let n = 0;
  let y = 0;
  let yy = 0;
  for (const part of parts) {
    n += part.n;
    y += part.y;
    yy += part.yy;
    for (let i = 0; i < p; i++) {
      x[i]! += part.x[i]!;
      xy[i]! += part.xy[i]!;
    }
    for (let i = 0; i < p * p; i++) xx[i]! += part.xx[i]!;
  }
  return { n, x, y, xx, xy, yy };
}

/** A column whose variance is below this share of its mean square is taken not to vary. */
const flatShare = 1e-14;

/** Centres and scales; exact enough where columns are near mean 0, as standardised factors are. */
export function unitMomentsOf(sums: ProductSums): UnitMoments {
  const { n, x, y, xx, xy, yy } = sums;
  const p = x.length;
  if (n < 1) {
    throw new QraftError(
      "no-observations",
      "No row has both a factor and a return.",
      "Take a longer part or a shorter horizon.",
    );
  }
  const meanX = x.map((sum) => sum / n);
  const meanY = y / n;
  const deviationX = meanX.map((mean, i) => {
    const square = xx[i * p + i]! / n;
    const variance = square - mean * mean;
    return variance > flatShare * square ? Math.sqrt(variance) : 0;
  });
  const correlations = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      const scale = deviationX[i]! * deviationX[j]!;
      if (scale > 0) correlations[i * p + j] = i === j ? 1 : (xx[i * p + j]! / n - meanX[i]! * meanX[j]!) / scale;
    }
  }
  const covariances = meanX.map((mean, i) => (deviationX[i]! > 0 ? (xy[i]! / n - mean * meanY) / deviationX[i]! : 0));
  return { n, p, correlations, covariances, variance: Math.max(0, yy / n - meanY * meanY), meanX, deviationX, meanY };
}

/** Moments of columns in two passes, to full precision whatever their means. NaN cells give NaN. */
export function momentsOfColumns(columns: readonly Float64Array[], y: Float64Array): UnitMoments {
  const n = y.length;
  const p = columns.length;
  const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / n;
  const meanX = Float64Array.from(columns, mean);
  const meanY = mean(y);
  const centred = columns.map((column, i) => column.map((v) => v - meanX[i]!));
  const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, v, i) => sum + v * b[i]!, 0) / n;
  const deviationX = Float64Array.from(centred, (column, i) => {
    const variance = product(column, column);
    return variance > flatShare * flatShare * meanX[i]! ** 2 ? Math.sqrt(variance) : 0;
  });
  const scaled = centred.map((column, i) => column.map((v) => (deviationX[i]! > 0 ? v / deviationX[i]! : 0)));
  const target = y.map((v) => v - meanY);
  const correlations = new Float64Array(p * p);
  scaled.forEach((a, i) => {
    scaled.forEach((b, j) => {
      correlations[i * p + j] = i === j && deviationX[i]! > 0 ? 1 : product(a, b);
    });
  });
  const covariances = Float64Array.from(scaled, (column) => product(column, target));
  return { n, p, correlations, covariances, variance: product(target, target), meanX, deviationX, meanY };
}
