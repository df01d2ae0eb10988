// Principal components: directions of greatest variance, with a stated sign.
import { EigenvalueDecomposition, Matrix, SingularValueDecomposition } from "ml-matrix";
import { meanOf } from "#engine/core";

export interface PrincipalComponents {
  /** Variance along each component, descending. */
  readonly variances: Float64Array;
  /** Shares of the whole variance. */
  readonly shares: Float64Array;
  /** loadings[k][j]: unit vectors; the loading of greatest size is positive, the first of equals. */
  readonly loadings: readonly Float64Array[];
}

/**
 * Components of columns, centred and not scaled.
 *
 * Shape   columns[p][n] -> min(p, n) components
 * Source  singular values of the centred columns; variances over n − 1, as in scikit-learn
 */
export function principalComponents(
  columns: readonly Float64Array[],
): PrincipalComponents & { readonly means: Float64Array } {
  const n = columns[0]?.length ?? 0;
  const means = Float64Array.from(columns, (column) => meanOf(column));
  const centred = new Matrix(n, columns.length);
  columns.forEach((column, j) => {
    for (let i = 0; i < n; i++) centred.set(i, j, column[i]! - means[j]!);
  });
  const svd = new SingularValueDecomposition(centred, { autoTranspose: true });
  const count = Math.min(n, columns.length);
  const found = svd.diagonal.slice(0, count).map((value, k) => ({
    variance: value ** 2 / (n - 1),
    loadings: Float64Array.from({ length: columns.length }, (_, j) => svd.rightSingularVectors.get(j, k)),
  }));
  return { ...componentsOf(found), means };
}

/** Components of a symmetric matrix, for example of correlations; eigenvalues below zero by rounding become 0. */
export function eigenComponents(matrix: readonly Float64Array[]): PrincipalComponents {
  const p = matrix.length;
  const whole = new Matrix(p, p);
  matrix.forEach((row, i) => {
    for (let j = 0; j < p; j++) whole.set(i, j, row[j]!);
  });
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(whole, { assumeSymmetric: true });
  return componentsOf(
    realEigenvalues.map((value, k) => ({
      variance: Math.max(0, value),
      loadings: Float64Array.from({ length: p }, (_, j) => eigenvectorMatrix.get(j, k)),
    })),
  );
}

function componentsOf(
  found: readonly { readonly variance: number; readonly loadings: Float64Array }[],
): PrincipalComponents {
  const sorted = [...found].sort((a, b) => b.variance - a.variance);
  const total = sorted.reduce((sum, { variance }) => sum + variance, 0);
  return {
    variances: Float64Array.from(sorted, ({ variance }) => variance),
    shares: Float64Array.from(sorted, ({ variance }) => (total === 0 ? Number.NaN : variance / total)),
    loadings: sorted.map(({ loadings }) => withSign(loadings)),
  };
}

/** Sizes closer than a millionth of a millionth count as equal, so that rounding does not choose the sign. */
function withSign(loadings: Float64Array): Float64Array {
  const most = loadings.reduce((size, x) => Math.max(size, Math.abs(x)), 0);
  const lead = loadings.find((x) => Math.abs(x) >= most * (1 - 1e-12)) ?? 0;
  return lead < 0 ? loadings.map((x) => -x) : loadings;
}
