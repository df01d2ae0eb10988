// Linear least squares: a triangular factorisation where columns are independent, singular values where they are not.
import { Matrix, SingularValueDecomposition } from "ml-matrix";

/** Columns turned into a triangle by reflections, and the right side turned along. */
export interface Triangle {
  /** r[j][i] for i ≤ j: the upper triangle, column by column. */
  readonly r: readonly Float64Array[];
  /** The right side after the same reflections; beyond the columns it holds what no column explains. */
  readonly y: Float64Array;
  /** False when columns depend on each other to twelve digits. */
  readonly independent: boolean;
}

/** Householder's reflections. Columns and y are copied. Fewer rows than columns: not independent. */
export function triangulate(columns: readonly Float64Array[], right: Float64Array): Triangle {
  const r = columns.map((column) => column.slice());
  const y = right.slice();
  if (columns.length > y.length) return { r, y, independent: false };
  for (let j = 0; j < r.length; j++) {
    const pivot = r[j]!;
    let square = 0;
    for (let i = j; i < y.length; i++) square += pivot[i]! ** 2;
    const length = Math.sqrt(square);
    if (length === 0) return { r, y, independent: false };
    const diagonal = pivot[j]! > 0 ? -length : length;
    pivot[j]! -= diagonal;
    const half = -pivot[j]! * diagonal;
    for (let k = j + 1; k < r.length; k++) reflect(r[k]!, pivot, { from: j, half });
    reflect(y, pivot, { from: j, half });
    pivot[j] = diagonal;
  }
  return { r, y, independent: conditionOf(r) < 1e12 };
}

/** Length of a triangle times that of its inverse: how far rounding is stretched. */
function conditionOf(r: readonly Float64Array[]): number {
  let own = 0;
  let inverse = 0;
  for (let k = 0; k < r.length; k++) {
    const column = new Float64Array(k + 1);
    for (let i = k; i >= 0; i--) {
      let rest = i === k ? 1 : 0;
      for (let j = i + 1; j <= k; j++) rest -= r[j]![i]! * column[j]!;
      column[i] = rest / r[i]![i]!;
      inverse += column[i]! ** 2;
      own += r[k]![i]! ** 2;
    }
  }
  return Math.sqrt(own * inverse);
}

function reflect(
  target: Float64Array,
  axis: Float64Array,
  rule: { readonly from: number; readonly half: number },
): void {
  let dot = 0;
  for (let i = rule.from; i < target.length; i++) dot += target[i]! * axis[i]!;
  const scale = dot / rule.half;
  for (let i = rule.from; i < target.length; i++) target[i]! -= scale * axis[i]!;
}

/** Coefficients from a triangle of independent columns. */
export function solveTriangle({ r, y }: Triangle): Float64Array {
  const beta = new Float64Array(r.length);
  for (let j = r.length - 1; j >= 0; j--) {
    let rest = y[j]!;
    for (let k = j + 1; k < r.length; k++) rest -= r[k]![j]! * beta[k]!;
    beta[j] = rest / r[j]![j]!;
  }
  return beta;
}

export interface ShortestFit {
  readonly beta: Float64Array;
  /** Number of singular values above rounding. */
  readonly rank: number;
  /** Sum of squares that is left. */
  readonly rest: number;
  /** Variance of each coefficient for a residual variance of one. */
  readonly spread: Float64Array;
}

/**
 * The shortest of the best coefficients, for columns that may depend on each other.
 * Source  Moore and Penrose's inverse; singular values up to `cut` × the largest count as 0
 */
export function shortestFit(columns: readonly Float64Array[], right: Float64Array, cut: number): ShortestFit {
  const wide = columns.length;
  const matrix = new Matrix(right.length, wide);
  columns.forEach((column, j) => {
    for (let i = 0; i < right.length; i++) matrix.set(i, j, column[i]!);
  });
  const found = new SingularValueDecomposition(matrix, { autoTranspose: true });
  const [u, v, values] = [found.leftSingularVectors, found.rightSingularVectors, found.diagonal];
  const most = Math.max(...values);
  const beta = new Float64Array(wide);
  const spread = new Float64Array(wide);
  for (let k = 0; k < Math.min(wide, right.length); k++) {
    const value = values[k]!;
    if (!(value > cut * most)) continue;
    let dot = 0;
    for (let i = 0; i < right.length; i++) dot += u.get(i, k) * right[i]!;
    for (let j = 0; j < wide; j++) {
      beta[j]! += (v.get(j, k) * dot) / value;
      spread[j]! += (v.get(j, k) / value) ** 2;
    }
  }
  let rest = 0;
  for (let i = 0; i < right.length; i++) {
    let error = right[i]!;
    for (let j = 0; j < wide; j++) error -= columns[j]![i]! * beta[j]!;
    rest += error ** 2;
  }
  const floor = most * values.length * Number.EPSILON;
  return { beta, spread, rest, rank: values.filter((value) => value > floor).length };
}

/** Singular values below this share of the largest are noise to statsmodels. */
export const regressionCut = 1e-15;
