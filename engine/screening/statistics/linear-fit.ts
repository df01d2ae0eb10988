// Linear least squares over columns, by singular values: the shortest solution where columns depend on each other.
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { QraftError } from "#engine/core";

export interface LinearFit {
  readonly columns: readonly Float64Array[];
  readonly y: Float64Array;
  readonly params: Float64Array;
  readonly fitted: Float64Array;
  readonly residuals: Float64Array;
  /** Sum of squared residuals. */
  readonly squares: number;
  /** inverse[i][j] of the columns' cross-products; of their pseudo-inverse where columns depend. */
  readonly inverse: readonly Float64Array[];
  readonly rank: number;
  /** Largest over smallest singular value. */
  readonly condition: number;
}

/**
 * Least squares of y on the columns.
 *
 * Shape   columns[p][n], y[n] -> params[p]
 * Errors  NaN or infinite cells, columns of another length, no row
 * Source  Moore–Penrose inverse; singular values below 1e-15 of the largest count as zero, as in statsmodels
 * Cost    n p²
 */
export function fitLinear(columns: readonly Float64Array[], y: Float64Array): LinearFit {
  checkCells(columns, y);
  const n = y.length;
  const p = columns.length;
  const design = new Matrix(n, p);
  columns.forEach((column, j) => {
    for (let i = 0; i < n; i++) design.set(i, j, column[i]!);
  });
  const svd = new SingularValueDecomposition(design, { autoTranspose: true });
  const values = svd.diagonal.map(Math.abs);
  const largest = Math.max(0, ...values);
  const kept = values.map((value) => value > 1e-15 * largest);
  const u = svd.leftSingularVectors;
  const v = svd.rightSingularVectors;
  const params = new Float64Array(p);
  const inverse = Array.from({ length: p }, () => new Float64Array(p));
  values.forEach((value, k) => {
    if (!kept[k]) return;
    let along = 0;
    for (let i = 0; i < n; i++) along += u.get(i, k) * y[i]!;
    for (let a = 0; a < p; a++) {
      params[a]! += (v.get(a, k) * along) / value;
      for (let b = 0; b < p; b++) inverse[a]![b]! += (v.get(a, k) * v.get(b, k)) / (value * value);
    }
  });
  const { fitted, residuals, squares } = leftOver(columns, y, params);
  const rank = values.filter((value) => value > largest * Math.max(n, p) * Number.EPSILON).length;
  const condition = p > n ? Number.POSITIVE_INFINITY : largest / Math.min(...values);
  return { columns, y, params, fitted, residuals, squares, inverse, rank, condition };
}

function leftOver(
  columns: readonly Float64Array[],
  y: Float64Array,
  params: Float64Array,
): Pick<LinearFit, "fitted" | "residuals" | "squares"> {
  const fitted = new Float64Array(y.length);
  columns.forEach((column, j) => {
    for (let i = 0; i < y.length; i++) fitted[i]! += params[j]! * column[i]!;
  });
  const residuals = y.map((value, i) => value - fitted[i]!);
  return { fitted, residuals, squares: residuals.reduce((sum, r) => sum + r * r, 0) };
}

function checkCells(columns: readonly Float64Array[], y: Float64Array): void {
  const bad = (problem: string): QraftError =>
    new QraftError(
      "bad-regression",
      problem,
      "Give finite columns of one length, with at least one row and one column.",
    );
  if (y.length === 0 || columns.length === 0)
    throw bad(`A regression over ${y.length} rows on ${columns.length} columns cannot be made.`);
  for (const [j, column] of [y, ...columns].entries()) {
    const name = j === 0 ? "The left side" : `Column ${j} of the right side`;
    if (column.length !== y.length) throw bad(`${name} has ${column.length} rows, not ${y.length}.`);
    const row = column.findIndex((x) => !Number.isFinite(x));
    if (row >= 0) throw bad(`${name} holds ${column[row]} in row ${row}.`);
  }
}

/** A column of ones. */
export function ones(n: number): Float64Array {
  return new Float64Array(n).fill(1);
}

/** Gaussian log-likelihood at the least-squares solution. */
export function logLikelihood({ squares, y }: LinearFit): number {
  const n = y.length;
  return -0.5 * n * (Math.log(2 * Math.PI) + Math.log(squares / n) + 1);
}

/** t of one parameter with the usual standard error. */
export function tOf(fit: LinearFit, place: number): number {
  const variance = fit.squares / (fit.y.length - fit.rank);
  return fit.params[place]! / Math.sqrt(variance * fit.inverse[place]![place]!);
}
