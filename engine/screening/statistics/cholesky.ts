// Symmetric positive systems by Cholesky's factorisation.

/** A pivot below this share of its diagonal means that a column depends on those before it. */
const least = 1e-11;

/** Solves matrix · x = right; null where the matrix is not positive definite to eleven digits. */
export function solveSymmetric(matrix: readonly Float64Array[], right: Float64Array): Float64Array | null {
  const solved = solveOrSplit(matrix, right);
  return "solution" in solved ? solved.solution : null;
}

/** The solution, or a vector that the matrix takes to zero: 1 at the first row that depends on those before it, 0 after. */
export type Solved = { readonly solution: Float64Array } | { readonly null: Float64Array };

/** Cost: n³ / 6. */
export function solveOrSplit(matrix: readonly Float64Array[], right: Float64Array): Solved {
  const n = right.length;
  const lower: Float64Array[] = [];
  for (let j = 0; j < n; j++) {
    const row = matrix[j]!.slice();
    let left = row[j]!;
    for (let i = 0; i < j; i++) {
      const other = lower[i]!;
      let sum = row[i]!;
      for (let k = 0; k < i; k++) sum -= row[k]! * other[k]!;
      row[i] = sum / other[i]!;
      left -= row[i]! ** 2;
    }
    if (!(left > least * matrix[j]![j]!)) return { null: nullVector(lower, row, n) };
    row[j] = Math.sqrt(left);
    lower.push(row);
  }
  const x = right.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  solveUpper(lower, x);
  return { solution: x };
}

function nullVector(lower: readonly Float64Array[], row: Float64Array, n: number): Float64Array {
  const head = row.slice(0, lower.length).map((x) => -x);
  solveUpper(lower, head);
  const whole = new Float64Array(n);
  whole.set(head);
  whole[lower.length] = 1;
  return whole;
}

function solveUpper(lower: readonly Float64Array[], x: Float64Array): void {
  for (let i = lower.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < lower.length; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
}
