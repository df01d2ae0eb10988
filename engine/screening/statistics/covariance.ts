// Covariance matrices of columns: the sample's, and two that shrink it towards equal variances without covariance.
import { meanOf } from "#engine/core";

export interface ShrunkCovariance {
  readonly matrix: readonly Float64Array[];
  /** Share of the target: mean variance on the diagonal, zero elsewhere. */
  readonly shrinkage: number;
}

/** Cross-products of the centred columns over n − ddof. NaN cells give NaN. */
export function sampleCovariance(columns: readonly Float64Array[], ddof = 1): readonly Float64Array[] {
  const centred = columns.map((column) => {
    const mean = meanOf(column);
    return column.map((x) => x - mean);
  });
  const n = columns[0]?.length ?? 0;
  return centred.map((a) =>
    Float64Array.from(centred, (b) => a.reduce((sum, x, i) => sum + x * b[i]!, 0) / (n - ddof)),
  );
}

/**
 * Source  Ledoit and Wolf 2004, a well-conditioned estimator; variances over n as in scikit-learn
 */
export function ledoitWolf(columns: readonly Float64Array[]): ShrunkCovariance {
  const sample = sampleCovariance(columns, 0);
  const n = columns[0]?.length ?? 0;
  const p = columns.length;
  if (p === 1) return { matrix: sample, shrinkage: 0 };
  const squares = columns.map((column) => {
    const mean = meanOf(column);
    return column.map((x) => (x - mean) ** 2);
  });
  let fourth = 0;
  let size = 0;
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      fourth += squares[a]!.reduce((sum, x, i) => sum + x * squares[b]![i]!, 0);
      size += sample[a]![b]! ** 2;
    }
  }
  const target = traceOf(sample) / p;
  const noise = (fourth / n - size) / (p * n);
  const distance = (size - 2 * target * traceOf(sample) + p * target ** 2) / p;
  return shrink(sample, distance === 0 ? 0 : Math.min(noise, distance) / distance);
}

/** Oracle approximating shrinkage. Source: Chen, Wiesel, Eldar and Hero 2010, in scikit-learn's form. */
export function oracleShrinkage(columns: readonly Float64Array[]): ShrunkCovariance {
  const sample = sampleCovariance(columns, 0);
  const n = columns[0]?.length ?? 0;
  const p = columns.length;
  if (p === 1) return { matrix: sample, shrinkage: 0 };
  const target = traceOf(sample) / p;
  const mean = sample.reduce((sum, row) => sum + row.reduce((part, x) => part + x * x, 0), 0) / (p * p);
  const above = mean + target ** 2;
  const below = (n + 1) * (mean - target ** 2 / p);
  return shrink(sample, below === 0 ? 1 : Math.min(above / below, 1));
}

function shrink(sample: readonly Float64Array[], shrinkage: number): ShrunkCovariance {
  const target = traceOf(sample) / sample.length;
  const matrix = sample.map((row, a) => row.map((x, b) => (1 - shrinkage) * x + (a === b ? shrinkage * target : 0)));
  return { matrix, shrinkage };
}

function traceOf(matrix: readonly Float64Array[]): number {
  return matrix.reduce((sum, row, i) => sum + row[i]!, 0);
}
