// Quantile buckets under ties, novelty against a pool, and a large fixture of information coefficients.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deviationOf, finiteOf, meanOf, seededRandom } from "#engine/core";
import type { Panel } from "#engine/panel";
import { maxCorrelation, valueFingerprint } from "#engine/screening";
import { bucketSections, quantileEdges } from "../../engine/screening/buckets.ts";
import { dailyRankIc } from "../../engine/screening/correlation.ts";
import { crossSections, rankSections } from "../../engine/screening/cross-sections.ts";
import { forwardReturns } from "../../engine/screening/forward-returns.ts";
import { hashedColumns } from "../support/hashed-uniform.ts";

const panelOf = (columns: readonly Float64Array[], field = "close"): Panel => ({
  market: "hand",
  frequency: "1d",
  symbols: columns.map((_, s) => `S${s}`),
  times: Float64Array.from(columns[0]!, (_, t) => Date.UTC(2020, 0, 1) + t * 86_400_000),
  fields: new Map([[field, flat(columns)]]),
  groups: new Map(),
  source: null,
});
const flat = (columns: readonly Float64Array[]): Float64Array => Float64Array.from(columns.flatMap((c) => [...c]));
const buckets = (values: readonly number[], count: number): number[] => {
  const sections = rankSections({ rows: 1, width: values.length, values: Float64Array.from(values) });
  return [...bucketSections(sections, { count, minValues: 2 }).codes];
};

describe("buckets", () => {
  // By hand: edges of 1 … 10 in five are 1, 2.8, 4.6, 6.4, 8.2, 10.
  test("ten values in five quantiles, two each", () => {
    expect(buckets([10, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5)).toEqual([5, 1, 1, 2, 2, 3, 3, 4, 4, 5]);
  });

  test("a yes-or-no factor fills the lowest and the highest quantile", () => {
    expect(buckets([0, 1, 0, 1, 0, 1], 5)).toEqual([1, 5, 1, 5, 1, 5]);
    expect(buckets([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 5)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 5]);
  });

  test("equal values carry no order, gaps no bucket", () => {
    expect(buckets([3, 3, 3], 2)).toEqual([0, 0, 0]);
    expect(buckets([1, Number.NaN, 2], 2)).toEqual([1, 0, 2]);
  });

  test("for any values: monotone, within range, extremes at the ends", () => {
    const values = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 10 }), (row, count) => {
        const codes = buckets(row, count);
        const [least, most] = [Math.min(...row), Math.max(...row)];
        if (least === most) return;
        row.forEach((x, i) => {
          expect(codes[i]).toBeGreaterThanOrEqual(1);
          expect(codes[i]).toBeLessThanOrEqual(count);
          if (x === least) expect(codes[i]).toBe(1);
          if (x === most) expect(codes[i]).toBe(count);
          row.forEach((y, j) => {
            if (y > x) expect(codes[j]).toBeGreaterThanOrEqual(codes[i]!);
          });
        });
      }),
    );
  });

  test("an edge that falls on a value closes its bucket", () => {
    const edges = quantileEdges(Float64Array.from([1, 2, 3, 4, 5]), 4);
    expect([...edges]).toEqual([1, 2, 3, 4, 5]);
    const values = Float64Array.from([1, 2, 3, 4, 5]);
    const { codes } = bucketSections(rankSections({ rows: 1, width: 5, values }), { count: 4, minValues: 2 });
    expect([...codes]).toEqual([1, 1, 2, 3, 4]);
  });
});

describe("novelty", () => {
  const random = seededRandom("novelty");
  const draw = (): Float64Array[] =>
    Array.from({ length: 30 }, () => Float64Array.from({ length: 80 }, () => random.normal()));
  const [a, b] = [draw(), draw()];
  const panel = panelOf(a);
  const rows = { from: 0, to: 80 };

  test("finds the nearest of a pool, reversed rankings included", () => {
    const near = a.map((column, s) => column.map((x, t) => -x + 0.1 * b[s]![t]!));
    const found = maxCorrelation(flat(a), [flat(b), flat(near)], panel, rows);
    expect(found.index).toBe(1);
    expect(found.value).toBeGreaterThan(0.95);
    expect(found.signed).toBe(-found.value);
    expect(maxCorrelation(flat(a), [flat(b)], panel, rows).value).toBeLessThan(0.1);
    expect(maxCorrelation(flat(a), [], panel, rows)).toEqual({ value: Number.NaN, signed: Number.NaN, index: -1 });
  });

  test("a fingerprint survives increasing transforms and rounding, and knows a negative", () => {
    const base = valueFingerprint(flat(a), panel, rows);
    expect(
      valueFingerprint(
        flat(a).map((x) => Math.exp(x)),
        panel,
        rows,
      ),
    ).toEqual(base);
    expect(
      valueFingerprint(
        flat(a).map((x) => (x / 3) * 3),
        panel,
        rows,
      ),
    ).toEqual(base);
    const negative = valueFingerprint(
      flat(a).map((x) => -x),
      panel,
      rows,
    );
    expect(negative.hash).toBe(base.hash);
    expect(negative.sign).toBe(-base.sign);
    expect(valueFingerprint(flat(b), panel, rows).hash).not.toBe(base.hash);
  });
});

// Source: alphalens on 500 × 500 generated closes (seed 1) and factor (seed 7); rows without every horizon are left out.
test("mean and deviation of the rank IC on a large generated panel", () => {
  const shape = { rows: 500, columns: 500 };
  const closes = hashedColumns(1, shape, (u) => 1 + (u - 0.5) * 0.04 + 0.0002).map((growth) => {
    let level = 100;
    return growth.map((g) => (level *= g));
  });
  const factor = rankSections(crossSections(flat(hashedColumns(7, shape, (u) => u)), 500, { from: 0, to: 500 }));
  const panel = panelOf(closes);
  const expected = [
    [1, -0.000856261, 0.041590783],
    [5, -0.000119661, 0.04355115],
    [10, -0.002065967, 0.04413155],
  ] as const;
  for (const [horizon, mean, deviation] of expected) {
    const labels = rankSections(forwardReturns(panel, { from: 0, to: 500, horizon, entry: "close" }));
    const daily = finiteOf(dailyRankIc(factor, labels, { minPairs: 2 }).subarray(0, 490));
    expect(meanOf(daily)).toBeCloseTo(mean, 9);
    expect(deviationOf(daily)).toBeCloseTo(deviation, 8);
  }
});
