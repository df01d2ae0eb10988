// How alike factors rank: the mean of their daily cross-sectional correlations, and each one's with the return.
import { addCrossProducts } from "./cross-products.ts";
import type { FactorMatrix } from "./factor-matrix.ts";

export interface FactorCorrelations {
  /** means[i][j]: NaN for two factors that never meet. */
  readonly means: readonly Float64Array[];
  /** Dates on which both vary among enough common symbols. */
  readonly dates: readonly Int32Array[];
}

/** What is left of a sum of squares below this share is rounding: the factor does not vary among the common symbols. */
const flatShare = 1e-10;

/**
 * Mean over dates of the correlation of two factors among the symbols that both know.
 *
 * Shape   means[p][p], 1 on the diagonal
 * NaN     missing values leave the pair; a date counts with `minPairs` common symbols among which both vary
 * Cost    dates × width × p² / 2, and one walk over the symbols that differ for each kind of gap
 */
export function factorCorrelations(matrix: FactorMatrix, minPairs = 10): FactorCorrelations {
  const { factors, rows, width } = matrix;
  const p = factors.length;
  const means = Array.from({ length: p }, () => new Float64Array(p));
  const dates = Array.from({ length: p }, () => new Int32Array(p));
  const block = new Float64Array(p * width);
  const products = new Float64Array(p * p);
  for (let date = 0; date < rows.length; date++) {
    products.fill(0);
    factors.forEach((values, f) => {
      block.set(values.subarray(date * width, (date + 1) * width), f * width);
    });
    addCrossProducts({ values: block, count: p, length: width }, products);
    addDate(matrix, { date, block, products, minPairs: Math.max(2, minPairs) }, { means, dates });
  }
  for (let i = 0; i < p; i++) {
    for (let j = i; j < p; j++) {
      const count = dates[i]![j]!;
      const mean = count === 0 ? Number.NaN : i === j ? 1 : means[i]![j]! / count;
      means[i]![j] = mean;
      means[j]![i] = mean;
      dates[j]![i] = count;
    }
  }
  return { means, dates };
}

function addDate(
  matrix: FactorMatrix,
  now: {
    readonly date: number;
    readonly block: Float64Array;
    readonly products: Float64Array;
    readonly minPairs: number;
  },
  into: { readonly means: readonly Float64Array[]; readonly dates: readonly Int32Array[] },
): void {
  const p = matrix.factors.length;
  const gaps = commonSums(matrix, now.date, now.block);
  for (let i = 0; i < p; i++) {
    for (let j = i; j < p; j++) {
      const q = gaps.kind[i]!;
      const r = gaps.kind[j]!;
      const n = gaps.common[q * gaps.kinds + r]!;
      if (n < now.minPairs) continue;
      const sumI = gaps.sums[i * gaps.kinds + r]!;
      const sumJ = gaps.sums[j * gaps.kinds + q]!;
      const squaresI = gaps.squares[i * gaps.kinds + r]! - (sumI * sumI) / n;
      const squaresJ = gaps.squares[j * gaps.kinds + q]! - (sumJ * sumJ) / n;
      if (!(squaresI > flatShare * n && squaresJ > flatShare * n)) continue;
      const correlation = (now.products[i * p + j]! - (sumI * sumJ) / n) / Math.sqrt(squaresI * squaresJ);
      into.means[i]![j]! += Math.max(-1, Math.min(1, correlation));
      into.dates[i]![j]!++;
    }
  }
}

interface CommonSums {
  /** Kind of gap of each factor on the date. */
  readonly kind: Int32Array;
  readonly kinds: number;
  /** Symbols that two kinds share. */
  readonly common: Int32Array;
  /** Sums of a factor's values, and of their squares, over the symbols that a kind knows. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

function commonSums({ factors, known, patterns, width }: FactorMatrix, date: number, block: Float64Array): CommonSums {
  const numbers = [...new Set(known.map((of) => of[date]!))];
  const places = new Map(numbers.map((number, place) => [number, place]));
  const kinds = numbers.length;
  const kind = Int32Array.from(known, (of) => places.get(of[date]!)!);
  const common = new Int32Array(kinds * kinds);
  numbers.forEach((a, q) => {
    numbers.forEach((b, r) => {
      let bits = 0;
      for (let w = 0; w < patterns[a]!.length; w++) bits += bitCount(patterns[a]![w]! & patterns[b]![w]!);
      common[q * kinds + r] = bits;
    });
  });
  const sums = new Float64Array(factors.length * kinds);
  const squares = new Float64Array(factors.length * kinds);
  factors.forEach((_, f) => {
    numbers.forEach((number, q) => {
      const mask = patterns[number]!;
      let sum = 0;
      let square = 0;
      for (let s = 0; s < width; s++) {
        if (((mask[s >>> 5]! >>> (s & 31)) & 1) === 0) continue;
        const x = block[f * width + s]!;
        sum += x;
        square += x * x;
      }
      sums[f * kinds + q] = sum;
      squares[f * kinds + q] = square;
    });
  });
  return { kind, kinds, common, sums, squares };
}

function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Correlation of a date's standardised values with the return, over the symbols that have both; NaN with fewer than `minPairs`. */
export function targetCorrelations(
  matrix: FactorMatrix,
  values: Float64Array,
  {
    isThere,
    minPairs = 10,
  }: { readonly isThere: (date: number, symbol: number) => boolean; readonly minPairs?: number },
): Float64Array {
  const { rows, width, target } = matrix;
  const out = new Float64Array(rows.length).fill(Number.NaN);
  for (let date = 0; date < rows.length; date++) {
    let n = 0;
    let sumX = 0;
    let sumY = 0;
    let xx = 0;
    let yy = 0;
    let xy = 0;
    for (let s = 0; s < width; s++) {
      const y = target[date * width + s]!;
      const x = values[date * width + s]!;
      if (Number.isNaN(y) || Number.isNaN(x) || !isThere(date, s)) continue;
      n++;
      sumX += x;
      sumY += y;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    const squaresX = xx - (sumX * sumX) / n;
    const squaresY = yy - (sumY * sumY) / n;
    if (n < Math.max(2, minPairs) || !(squaresX > flatShare * n && squaresY > flatShare * n)) continue;
    out[date] = Math.max(-1, Math.min(1, (xy - (sumX * sumY) / n) / Math.sqrt(squaresX * squaresY)));
  }
  return out;
}
