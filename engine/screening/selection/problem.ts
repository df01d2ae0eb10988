// A selection problem: a factor matrix with everything that methods ask of it, each made once.

import { neweyWestLags, neweyWestT } from "../newey-west.ts";
import { addSums, type ProductSums, type UnitMoments, unitMomentsOf } from "../statistics/moments.ts";
import { type FactorCorrelations, factorCorrelations, targetCorrelations } from "./factor-correlations.ts";
import { type FactorMatrix, isKnown } from "./factor-matrix.ts";
import { dateFolds, foldSegments } from "./folds.ts";
import { productSums } from "./product-sums.ts";

/** A factor's daily correlation with the return: mean, and Newey–West t for overlapping returns. */
export interface Strength {
  readonly mean: number;
  readonly t: number;
  readonly dates: number;
}

export interface FoldMoments {
  readonly train: UnitMoments;
  readonly test: UnitMoments;
}

export interface SelectionProblem {
  readonly matrix: FactorMatrix;
  readonly moments: () => UnitMoments;
  readonly correlations: () => FactorCorrelations;
  readonly strengths: () => readonly Strength[];
  /** Of values that may differ from the matrix's own; NaN is missing. */
  readonly strengthOf: (values: Float64Array) => Strength;
  readonly foldMoments: (folds: number, embargo: number) => readonly FoldMoments[];
  /** Cells with a return, over the number of dates that one return overlaps: what tests may count as independent. */
  readonly observations: () => number;
}

export function selectionProblem(matrix: FactorMatrix): SelectionProblem {
  const p = matrix.factors.length;
  const spacing =
    matrix.rows.length < 2 ? 1 : ((matrix.rows.at(-1) ?? 0) - (matrix.rows[0] ?? 0)) / (matrix.rows.length - 1);
  const overlap = Math.max(0, Math.ceil(matrix.horizon / Math.max(1, spacing)) - 1);
  const strengthOf = (daily: Float64Array): Strength => {
    const known = daily.filter((x) => !Number.isNaN(x));
    const { mean, t } = neweyWestT(known, Math.max(neweyWestLags(known.length), overlap));
    return { mean, t, dates: known.length };
  };
  const moments = once(() => unitMomentsOf(productSums(matrix, new Int32Array(matrix.rows.length), 1)[0]!));
  return {
    matrix,
    moments,
    correlations: once(() => factorCorrelations(matrix)),
    strengths: once(() =>
      matrix.factors.map((values, f) =>
        strengthOf(targetCorrelations(matrix, values, { isThere: (date, s) => isKnown(matrix, f, date, s) })),
      ),
    ),
    strengthOf: (values) => strengthOf(targetCorrelations(matrix, values, { isThere: () => true })),
    foldMoments: (folds, embargo) => {
      const cut = dateFolds(matrix, { folds, embargo });
      const { segmentOf, segments, roles } = foldSegments(cut, matrix.rows.length);
      const sums = productSums(matrix, segmentOf, segments);
      const together = (k: number, role: string): ProductSums =>
        addSums(
          sums.filter((_, segment) => roles[segment]?.[k] === role),
          p,
        );
      return cut.flatMap((_, k) => {
        const train = together(k, "f");
        const test = together(k, "t");
        return train.n > 1 && test.n > 1 ? [{ train: unitMomentsOf(train), test: unitMomentsOf(test) }] : [];
      });
    },
    observations: once(() => moments().n * Math.min(1, spacing / matrix.horizon)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Places of factors, the strongest first; the name decides between equals, so that the order of the factors does not. */
export function byStrength({ matrix, strengths }: SelectionProblem): readonly number[] {
  const size = strengths().map(({ t }) => (Number.isNaN(t) ? -1 : Math.abs(t)));
  return [...matrix.names.keys()].sort((a, b) => size[b]! - size[a]! || compareNames(matrix, a, b));
}

export function compareNames({ names }: FactorMatrix, a: number, b: number): number {
  const one = names[a] ?? "";
  const two = names[b] ?? "";
  return one < two ? -1 : one > two ? 1 : a - b;
}
