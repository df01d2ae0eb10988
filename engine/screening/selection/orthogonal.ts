// Factors made orthogonal date by date: one after the other, or all at once as near to what they were as can be.
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { addCrossProducts, type RowBlock } from "./cross-products.ts";
import type { FactorMatrix } from "./factor-matrix.ts";
import { mirror } from "./product-sums.ts";

export interface OrthogonalFactors {
  /** values[f][date × width + symbol], mean 0 and deviation 1 over the symbols that any factor knows; NaN elsewhere. */
  readonly values: readonly Float64Array[];
  /** Dates on which factor f is blank, since it depends on others. */
  readonly blank: Int32Array;
  /** Mean over dates of the share of the variance that is new, or of the correlation of a factor with its twin. */
  readonly kept: Float64Array;
}

interface DateRows {
  readonly block: Float64Array;
  /** Symbols that at least one factor knows. */
  readonly symbols: readonly number[];
}

/** Factors of one date side by side over the symbols that count, missing values 0. */
function dateRows({ factors, known, patterns, width }: FactorMatrix, date: number): DateRows {
  const symbols: number[] = [];
  const kinds = [...new Set(known.map((of) => of[date]!))];
  for (let s = 0; s < width; s++)
    if (kinds.some((kind) => ((patterns[kind]![s >>> 5]! >>> (s & 31)) & 1) === 1)) symbols.push(s);
  const block = new Float64Array(factors.length * symbols.length);
  factors.forEach((values, f) => {
    for (const [i, s] of symbols.entries()) block[f * symbols.length + i] = values[date * width + s]!;
  });
  return { block, symbols };
}

function blankValues(matrix: FactorMatrix): Float64Array[] {
  return matrix.factors.map((values) => new Float64Array(values.length).fill(Number.NaN));
}

/** A factor that keeps less of its variance than this is spanned by those before it. */
const spannedShare = 1e-10;

/**
 * Gram–Schmidt per date: each factor less its projection on those before it in `order`.
 *
 * Missing a value that a factor misses counts as its date's mean, so that it gets one too
 * NaN     on dates on which the factor is spanned by earlier ones, or does not vary
 * Source  definition, every projection twice so that rounding leaves nothing behind
 * Cost    dates × width × factors²
 */
export function orthogonalInOrder(matrix: FactorMatrix, order: readonly number[]): OrthogonalFactors {
  const values = blankValues(matrix);
  const blank = new Int32Array(matrix.factors.length);
  const kept = new Float64Array(matrix.factors.length);
  for (let date = 0; date < matrix.rows.length; date++) {
    const { block, symbols } = dateRows(matrix, date);
    const length = symbols.length;
    const basis = { values: new Float64Array(block.length), count: 0, length };
    for (const f of order) {
      const rest = block.slice(f * length, (f + 1) * length);
      const before = squareOf(rest);
      for (let twice = 0; twice < 2; twice++) takeAway(rest, basis);
      const after = squareOf(rest);
      if (!(before > 0 && after > spannedShare * before)) {
        blank[f]!++;
        continue;
      }
      const unit = rest.map((x) => x / Math.sqrt(after));
      basis.values.set(unit, basis.count++ * length);
      kept[f]! += after / before;
      const scale = Math.sqrt(length - 1);
      for (const [i, s] of symbols.entries()) values[f]![date * matrix.width + s] = unit[i]! * scale;
    }
  }
  return { values, blank, kept: kept.map((sum, f) => sum / (matrix.rows.length - blank[f]!)) };
}

function squareOf(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * x[i]!;
  return sum;
}

/** Takes the projections on the first `count` unit rows off, four at a time. */
function takeAway(rest: Float64Array, { values, count, length }: RowBlock): void {
  const whole = rest.slice();
  for (let k = 0; k < count; k += 4) {
    const a = k * length;
    const b = k + 1 < count ? a + length : a;
    const c = k + 2 < count ? a + 2 * length : a;
    const d = k + 3 < count ? a + 3 * length : a;
    let alongA = 0;
    let alongB = 0;
    let alongC = 0;
    let alongD = 0;
    for (let i = 0; i < length; i++) {
      const x = whole[i]!;
      alongA += x * values[a + i]!;
      alongB += x * values[b + i]!;
      alongC += x * values[c + i]!;
      alongD += x * values[d + i]!;
    }
    if (k + 1 >= count) alongB = 0;
    if (k + 2 >= count) alongC = 0;
    if (k + 3 >= count) alongD = 0;
    for (let i = 0; i < length; i++) {
      const first = alongA * values[a + i]! + alongB * values[b + i]!;
      rest[i]! -= first + (alongC * values[c + i]! + alongD * values[d + i]!);
    }
  }
}

/** A date whose least eigenvalue is below this share of its greatest has factors that depend on each other. */
const dependentShare = 1e-10;

/**
 * Löwdin per date: F (FᵀF)^(−1/2) of the date's factors at unit length. No other orthonormal set lies nearer to them.
 *
 * Missing as in orthogonalInOrder
 * NaN     the whole date, for all factors, when they depend on each other or when there are fewer symbols than factors
 * Source  Löwdin 1950; Schweinler and Wigner 1970
 * Cost    dates × (width × factors² + factors³)
 */
export function orthogonalTogether(matrix: FactorMatrix): OrthogonalFactors {
  const p = matrix.factors.length;
  const values = blankValues(matrix);
  const kept = new Float64Array(p);
  let blank = 0;
  for (let date = 0; date < matrix.rows.length; date++) {
    const rows = dateRows(matrix, date);
    const length = rows.symbols.length;
    const root = normalized(rows.block, p, length) ? inverseRoot(rows.block, p, length) : null;
    if (root === null) {
      blank++;
      continue;
    }
    const scale = Math.sqrt(length - 1);
    for (let f = 0; f < p; f++) {
      const mixed = new Float64Array(length);
      for (let g = 0; g < p; g++) {
        const weight = root[f * p + g]!;
        for (let i = 0; i < length; i++) mixed[i]! += weight * rows.block[g * length + i]!;
      }
      for (const [i, s] of rows.symbols.entries()) values[f]![date * matrix.width + s] = mixed[i]! * scale;
      for (let i = 0; i < length; i++) kept[f]! += mixed[i]! * rows.block[f * length + i]!;
    }
  }
  const dates = matrix.rows.length - blank;
  return { values, blank: new Int32Array(p).fill(blank), kept: kept.map((sum) => sum / dates) };
}

/** Brings every row to unit length; false when one has none. */
function normalized(block: Float64Array, p: number, length: number): boolean {
  for (let f = 0; f < p; f++) {
    const row = block.subarray(f * length, (f + 1) * length);
    const size = Math.sqrt(squareOf(row));
    if (!(size > 0)) return false;
    for (let i = 0; i < length; i++) row[i]! /= size;
  }
  return true;
}

/** (F Fᵀ)^(−1/2), or null where the rows depend on each other. */
function inverseRoot(block: Float64Array, p: number, length: number): Float64Array | null {
  if (length < p) return null;
  const gram = new Float64Array(p * p);
  addCrossProducts({ values: block, count: p, length }, gram);
  mirror(gram, p);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(Matrix.from1DArray(p, p, gram), {
    assumeSymmetric: true,
  });
  const greatest = Math.max(...realEigenvalues);
  if (!(Math.min(...realEigenvalues) > dependentShare * greatest)) return null;
  const root = new Float64Array(p * p);
  realEigenvalues.forEach((value, k) => {
    const weight = 1 / Math.sqrt(value);
    for (let i = 0; i < p; i++)
      for (let j = 0; j < p; j++)
        root[i * p + j]! += weight * eigenvectorMatrix.get(i, k) * eigenvectorMatrix.get(j, k);
  });
  return root;
}
