// Exact p-values against counting every sign, every split and every order; laws of the rank tests.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  friedmanTest,
  kendallTest,
  kruskalWallisTest,
  mannWhitneyTest,
  pairedMeanTest,
  pearsonTest,
  sameDistributionTest,
  signedRankTest,
  twoMeansTest,
} from "#engine/screening";

/** All orders of 0 … n − 1. */
function ordersOf(n: number): number[][] {
  if (n === 0) return [[]];
  return ordersOf(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  );
}

function share(all: readonly number[], holds: (value: number) => boolean): number {
  return all.filter(holds).length / all.length;
}

const distinct = (size: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: size, maxLength: size });

test("the signed-rank p counts the signs that give at least as high a sum", () => {
  const signs = Array.from({ length: 2 ** 6 }, (_, bits) => Array.from({ length: 6 }, (__, i) => (bits >> i) & 1));
  const sums = signs.map((row) => row.reduce((sum, sign, i) => sum + sign * (i + 1), 0));
  for (const [k, row] of signs.entries()) {
    const sample = row.map((sign, i) => (i + 1) * (sign === 1 ? 1 : -1));
    const sum = sums[k] ?? 0;
    expect(signedRankTest(sample, { alternative: "greater" }).p).toBeCloseTo(
      share(sums, (s) => s >= sum),
      14,
    );
    expect(signedRankTest(sample, { alternative: "less" }).p).toBeCloseTo(
      share(sums, (s) => s <= sum),
      14,
    );
  }
});

test("the Mann–Whitney and Kolmogorov–Smirnov p count the orders that are at least as far out", () => {
  for (const [n, m] of [
    [2, 4],
    [3, 3],
    [4, 2],
  ] as const) {
    const splits = ordersOf(n + m).map((order) => ({ a: order.slice(0, n), b: order.slice(n) }));
    const wins = splits.map(({ a, b }) => a.reduce((sum, x) => sum + b.filter((y) => x > y).length, 0));
    const gaps = splits.map(({ a, b }) =>
      Math.max(...[...a, ...b].map((v) => m * a.filter((x) => x <= v).length - n * b.filter((y) => y <= v).length)),
    );
    const wide = splits.map(({ a, b }) =>
      Math.max(
        ...[...a, ...b].map((v) => Math.abs(m * a.filter((x) => x <= v).length - n * b.filter((y) => y <= v).length)),
      ),
    );
    for (let k = 0; k < splits.length; k += 7) {
      const { a, b } = splits[k] ?? { a: [], b: [] };
      const win = wins[k] ?? 0;
      expect(mannWhitneyTest(a, b, { alternative: "greater" }).p).toBeCloseTo(
        share(wins, (w) => w >= win),
        14,
      );
      expect(mannWhitneyTest(a, b, { alternative: "less" }).p).toBeCloseTo(
        share(wins, (w) => w <= win),
        14,
      );
      expect(sameDistributionTest(a, b).p).toBeCloseTo(
        share(wide, (g) => g >= (wide[k] ?? 0)),
        14,
      );
      expect(sameDistributionTest(a, b, { alternative: "greater" }).p).toBeCloseTo(
        share(gaps, (g) => g >= (gaps[k] ?? 0)),
        14,
      );
    }
  }
});

test("Kendall's p counts the orders with at least as many agreeing pairs", () => {
  const orders = ordersOf(5);
  const agreeing = orders.map((order) =>
    order.reduce((sum, y, j) => sum + order.slice(0, j).filter((earlier) => earlier < y).length, 0),
  );
  orders.forEach((order, k) => {
    const count = agreeing[k] ?? 0;
    const test = (alternative: "greater" | "less") => kendallTest([0, 1, 2, 3, 4], order, { alternative });
    expect(test("greater").statistic).toBeCloseTo((2 * count) / 10 - 1, 14);
    expect(test("greater").p).toBeCloseTo(
      share(agreeing, (c) => c >= count),
      14,
    );
    expect(test("less").p).toBeCloseTo(
      share(agreeing, (c) => c <= count),
      14,
    );
  });
});

test("swapping the samples swaps the sides", () => {
  const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(values, values, (a, b) => {
      for (const of of [mannWhitneyTest, sameDistributionTest, twoMeansTest]) {
        const p = of(a, b, { alternative: "less" }).p;
        const swapped = of(b, a, { alternative: "greater" }).p;
        if (Number.isNaN(p)) expect(swapped).toBeNaN();
        else expect(swapped).toBeCloseTo(p, 12);
      }
    }),
  );
});

test("rank tests keep their p when the values are stretched but keep their order", () => {
  fc.assert(
    fc.property(distinct(9), distinct(9), (a, b) => {
      const stretch = (values: readonly number[]): number[] => values.map((v) => v ** 3 + v);
      expect(kendallTest(stretch(a), stretch(b))).toEqual(kendallTest(a, b));
      expect(mannWhitneyTest(stretch(a), stretch(b))).toEqual(mannWhitneyTest(a, b));
      expect(kruskalWallisTest([stretch(a), stretch(b)])).toEqual(kruskalWallisTest([a, b]));
      expect(friedmanTest([a, b, [...b].reverse()].map(stretch))).toEqual(friedmanTest([a, b, [...b].reverse()]));
    }),
  );
});

test("a pair with a gap leaves, and a missing value leaves its sample", () => {
  const gap = Number.NaN;
  expect(pearsonTest([1, gap, 2, 5, 3], [2, 7, 1, 9, gap])).toEqual(pearsonTest([1, 2, 5], [2, 1, 9]));
  expect(kendallTest([1, gap, 2, 5], [2, 7, 1, 9])).toEqual(kendallTest([1, 2, 5], [2, 1, 9]));
  expect(pairedMeanTest([1, gap, 2, 5], [2, 7, 1, 9])).toEqual(pairedMeanTest([1, 2, 5], [2, 1, 9]));
  expect(mannWhitneyTest([1, gap, 2], [gap, 3])).toEqual(mannWhitneyTest([1, 2], [3]));
});

test("empty, constant and unequal samples", () => {
  expect(mannWhitneyTest([], [1]).p).toBeNaN();
  expect(sameDistributionTest([1], []).p).toBeNaN();
  expect(signedRankTest([0, 0]).p).toBeNaN();
  expect(kendallTest([1, 1, 1], [1, 2, 3]).p).toBeNaN();
  expect(kruskalWallisTest([[1], [1, 1]]).p).toBeNaN();
  expect(pearsonTest([1, 2], [5, 3])).toEqual({ statistic: -1, p: 1 });
  expect(() => pearsonTest([1, 2], [1])).toThrow("Paired samples have 2 and 1 values");
  expect(() => friedmanTest([[1], [2]])).toThrow("2 samples are too few");
});
