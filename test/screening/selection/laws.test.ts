// Laws of orthogonal sets, marginal gains and penalised fits, on random factors.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "#engine/core";
import {
  elasticNetPath,
  type FactorMatrix,
  factorMatrix,
  fitLinear,
  leastSquares,
  linkage,
  linkageMethods,
  marginalGain,
  momentsOfColumns,
  openGainPool,
  orthogonalInOrder,
  orthogonalTogether,
} from "#engine/screening";
import { factorMarket, withGaps } from "../../support/factor-market.ts";

const market = factorMarket({ symbols: 25, times: 60, signals: 2, noises: 4 });
const mixed = withGaps(
  market.columns.map((column, f) => column.map((x, i) => x + (f === 0 ? 0 : 0.8 * (market.columns[0]?.[i] ?? 0)))),
  0.1,
);
const matrix = factorMatrix({ names: market.names, columns: mixed }, market.panel, {
  from: 5,
  to: 60,
  horizon: 2,
  entry: "next-open",
});

/** Values of one date without gaps. */
function dateOf(values: Float64Array, { width }: FactorMatrix, date: number): Float64Array {
  return values.subarray(date * width, (date + 1) * width).filter((x) => !Number.isNaN(x));
}
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? Number.NaN), 0);

/** Columns that depend on each other to a random degree. */
function sample(seed: number, rows: number, columns: number): { x: Float64Array[]; y: Float64Array } {
  const random = seededRandom(`sample-${seed}`);
  const common = Float64Array.from({ length: rows }, () => random.normal());
  const share = random.next();
  const x = Array.from({ length: columns }, () => common.map((c) => share * c + random.normal()));
  const y = common.map((c, i) => 0.3 * c + 0.5 * (x[0]?.[i] ?? 0) + random.normal());
  return { x, y };
}

describe("orthogonal sets", () => {
  test.each([
    ["in order", orthogonalInOrder(matrix, [3, 0, 5, 1, 2, 4])],
    ["together", orthogonalTogether(matrix)],
  ])("factors made orthogonal %s are so on every date, with mean 0 and deviation 1", (_, { values }) => {
    for (const date of matrix.rows.keys()) {
      const rows = values.map((of) => dateOf(of, matrix, date));
      rows.forEach((a, i) => {
        expect(Math.abs(a.reduce((sum, x) => sum + x, 0))).toBeLessThan(1e-10);
        rows.forEach((b, j) => {
          expect(Math.abs(dot(a, b) / (a.length - 1) - (i === j ? 1 : 0))).toBeLessThan(1e-10);
        });
      });
    }
  });

  test("the first in order stays as it was", () => {
    const { values, kept } = orthogonalInOrder(matrix, [3, 0, 5, 1, 2, 4]);
    expect(kept[3]).toBeCloseTo(1, 12);
    expect(kept[0]).toBeLessThan(1);
    const own = matrix.factors[3]!;
    const made = values[3]!;
    const share = made[0]! / own[0]!;
    for (const [s, x] of own.subarray(0, 25).entries()) expect(made[s]).toBeCloseTo(x * share, 10);
  });

  // Source: Schweinler and Wigner 1970. Any other orthonormal set is the symmetric one turned; none lies nearer.
  test("no turned set lies nearer to the factors than the symmetric one", () => {
    const { values } = orthogonalTogether(matrix);
    const random = seededRandom("turns");
    const units = (of: Float64Array): Float64Array => {
      const size = Math.sqrt(dot(of, of));
      return of.map((x) => x / size);
    };
    for (const date of [0, 20, 54]) {
      const own = matrix.factors.map((of) => units(of.subarray(date * 25, (date + 1) * 25)));
      const twins = values.map((of) => units(dateOf(of, matrix, date)));
      const nearness = (rows: readonly Float64Array[]): number =>
        rows.reduce((sum, row, f) => sum + dot(row, own[f]!), 0);
      const best = nearness(twins);
      for (let k = 0; k < 200; k++) {
        const i = Math.floor(random.next() * 6);
        const j = (i + 1 + Math.floor(random.next() * 5)) % 6;
        const angle = 0.001 + random.next();
        const turned = [...twins];
        turned[i] = twins[i]!.map((x, s) => Math.cos(angle) * x + Math.sin(angle) * twins[j]![s]!);
        turned[j] = twins[j]!.map((x, s) => Math.cos(angle) * x - Math.sin(angle) * twins[i]![s]!);
        expect(nearness(turned)).toBeLessThan(best);
      }
    }
  });

  test("dates on which factors repeat each other are blank for the symmetric set, and for the later one in order", () => {
    const columns = [mixed[0]!, mixed[1]!, mixed[0]!.map((x) => 2 * x)];
    const twice = factorMatrix({ names: ["a", "b", "c"], columns }, market.panel, {
      from: 5,
      to: 60,
      horizon: 2,
      entry: "next-open",
    });
    expect([...orthogonalTogether(twice).blank]).toEqual([55, 55, 55]);
    expect([...orthogonalInOrder(twice, [0, 1, 2]).blank]).toEqual([0, 0, 55]);
    expect([...orthogonalInOrder(twice, [2, 1, 0]).blank]).toEqual([55, 0, 0]);
  });
});

describe("marginal gain", () => {
  test("it is the difference in R² of two fits", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 7 }), (seed, count) => {
        const { x, y } = sample(seed, 60, count);
        const moments = momentsOfColumns(x, y);
        const pool = x.slice(1).map((_, k) => k + 1);
        const without = pool.length === 0 ? 0 : leastSquares(y, x.slice(1)).rSquared;
        expect(Math.abs(marginalGain(moments, pool, 0) - (leastSquares(y, x).rSquared - without))).toBeLessThan(1e-10);
        const open = openGainPool(moments);
        for (const k of x.keys()) open.add(k);
        expect(Math.abs(open.rSquared() - leastSquares(y, x).rSquared)).toBeLessThan(1e-10);
      }),
      { numRuns: 60 },
    );
  });

  test("a copy of a member adds nothing", () => {
    const { x, y } = sample(1, 50, 3);
    const moments = momentsOfColumns([...x, x[1]!.map((v) => 3 - 2 * v)], y);
    expect(marginalGain(moments, [0, 1], 3)).toBe(0);
  });
});

describe("penalised fits", () => {
  // Source: the conditions of Karush, Kuhn and Tucker for the LASSO.
  test("on the path active factors pull with the penalty, the others with less", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        (seed, count, l1Share) => {
          const { x, y } = sample(seed, 40, count);
          const moments = momentsOfColumns(x, y);
          const path = elasticNetPath(moments, { count: 12, l1Share });
          for (const { alpha, weights } of path) {
            for (let j = 0; j < count; j++) {
              let pull = moments.covariances[j]! - alpha * (1 - l1Share) * weights[j]!;
              for (let k = 0; k < count; k++) pull -= moments.correlations[j * count + k]! * weights[k]!;
              if (weights[j] !== 0) expect(pull).toBeCloseTo(alpha * l1Share * Math.sign(weights[j]!), 8);
              else expect(Math.abs(pull)).toBeLessThan(alpha * l1Share + 1e-8);
            }
          }
          expect(path[0]?.active).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("without a penalty the LASSO is least squares, and more factors than rows still have an answer", () => {
    const { x, y } = sample(3, 50, 6);
    const [end] = elasticNetPath(momentsOfColumns(x, y), { alphas: [0] });
    const deviation = (column: Float64Array): number => {
      const mean = column.reduce((sum, v) => sum + v, 0) / 50;
      return Math.sqrt(column.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 50);
    };
    leastSquares(y, x)
      .params.slice(1)
      .forEach((slope, j) => {
        expect(end?.weights[j]).toBeCloseTo(slope * deviation(x[j]!), 8);
      });
    const wide = sample(4, 10, 30);
    const path = elasticNetPath(momentsOfColumns(wide.x, wide.y), { count: 20 });
    expect(path.at(-1)?.active.length).toBeLessThan(11);
    expect(path.every(({ weights }) => weights.every(Number.isFinite))).toBe(true);
  });

  test("columns that do not vary keep weight 0, equal columns share what one would have", () => {
    const { x, y } = sample(5, 50, 2);
    const constant = new Float64Array(50).fill(4);
    const alone = elasticNetPath(momentsOfColumns(x, y), { alphas: [0.05] })[0]!.weights;
    const both = elasticNetPath(momentsOfColumns([x[0]!, x[0]!, x[1]!, constant], y), { alphas: [0.05] })[0]!.weights;
    expect(both[0]! + both[1]!).toBeCloseTo(alone[0]!, 8);
    expect(both[2]).toBeCloseTo(alone[1]!, 8);
    expect(both[3]).toBe(0);
  });
});

describe("trees and fits", () => {
  test.each(linkageMethods)("%s merges the same pairs when the leaves are listed otherwise", (method) => {
    const random = seededRandom("tree");
    const n = 12;
    const points = Array.from({ length: n }, () => [random.normal(), random.normal()] as const);
    const distances = (order: readonly number[]): Float64Array[] =>
      order.map((a) =>
        Float64Array.from(order, (b) => Math.hypot(points[a]![0] - points[b]![0], points[a]![1] - points[b]![1])),
      );
    const plain = [...points.keys()];
    const turned = [...plain].reverse();
    const heights = (order: readonly number[]): readonly number[] =>
      linkage(distances(order), method).map((m) => m.distance);
    for (const [i, height] of heights(plain).entries()) expect(heights(turned)[i]).toBeCloseTo(height, 12);
  });

  test("dependent columns have the shortest solution, cells that are missing are refused", () => {
    const { x, y } = sample(6, 30, 1);
    const { params, rank } = fitLinear([x[0]!, x[0]!], y);
    expect(rank).toBe(1);
    expect(params[0]).toBeCloseTo(params[1]!, 12);
    expect(() => fitLinear([x[0]!.map((v, i) => (i === 4 ? Number.NaN : v))], y)).toThrow("row 4");
  });
});
