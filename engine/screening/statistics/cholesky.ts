// Symmetric positive systems by Cholesky's factorisation.

/** A pivot below this share of its diagonal means that a column depends on those before it. */
const least = 1e-11;

/** Solves matrix · x = right; null where the matrix is not positive definite to eleven digits. */
export function solveSymmetric(matrix: readonly Float64Array[], right: Float64Array): Float64Array | null {
  const n = right.length;
  const lower = matrix.map((row) => row.slice());
  for (let j = 0; j < n; j++) {
    const row = lower[j]!;
    for (let i = 0; i <= j; i++) {
      const other = lower[i]!;
      let sum = row[i]!;
      for (let k = 0; k < i; k++) sum -= row[k]! * other[k]!;
      if (i < j) row[i] = sum / other[i]!;
      else if (!(sum > least * matrix[j]![j]!)) return null;
      else row[j] = Math.sqrt(sum);
    }
  }
  const x = right.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}
