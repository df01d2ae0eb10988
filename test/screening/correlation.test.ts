// Correlations, ranks, Newey–West and adjusted p-values: hand arithmetic and laws.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  holm,
  neweyWestLags,
  neweyWestT,
  pearson,
  spearman,
} from "#engine/screening";
import { seededRandom } from "../../engine/core/index.ts";
import { dailyRankIc } from "../../engine/screening/correlation.ts";
import { averageRankSections, rankSections } from "../../engine/screening/cross-sections.ts";

const gap = Number.NaN;

describe("correlation", () => {
  // By hand: x − 2 = (−1, 0, 1), y − 3 = (−2, 1, 1): 3 / √(2 · 6).
  test("pearson of three pairs, a fourth with a gap left out", () => {
    expect(pearson([1, 2, gap, 3], [1, 4, 9, 4])).toBeCloseTo(3 / Math.sqrt(12), 14);
  });

  // By hand: ranks (1, 2.5, 2.5, 4) and (1, 2, 3, 4): 4.5 / √(4.5 · 5).
  test("spearman averages ties", () => {
    expect(spearman([1, 5, 5, 9], [10, 20, 30, 40])).toBeCloseTo(4.5 / Math.sqrt(22.5), 14);
  });

  test("constants and single pairs have none", () => {
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
    expect(spearman([1, 2, 3], [7, 7, 7])).toBeNaN();
    expect(pearson([1], [2])).toBeNaN();
    expect(spearman([gap, 1], [1, gap])).toBeNaN();
  });

  test("spearman ignores any increasing transform and turns its sign with the order", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
      minLength: 3,
    });
    fc.assert(
      fc.property(pairs, (both) => {
        const [a, b] = [both.map((p) => p[0]), both.map((p) => p[1])];
        const rho = spearman(a, b);
        expect(
          spearman(
            a.map((x) => x ** 3 + x),
            b,
          ),
        ).toBe(rho);
        if (Number.isNaN(rho)) return;
        expect(
          spearman(
            a.map((x) => -x),
            b,
          ),
        ).toBeCloseTo(-rho, 12);
        expect(spearman(b, a)).toBeCloseTo(rho, 12);
        expect(Math.abs(rho)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("ranks of a row equal counting by hand, gaps and ties included", () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(gap)), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(values, (row) => {
        const sections = { rows: 1, width: row.length, values: Float64Array.from(row) };
        const known = row.filter((x) => !Number.isNaN(x));
        const slow = row.map((x) => known.filter((y) => y < x).length + (known.filter((y) => y === x).length + 1) / 2);
        const expected = slow.map((rank, i) => (Number.isNaN(row[i]!) ? gap : rank));
        expect([...averageRankSections(rankSections(sections)).values]).toEqual(expected);
      }),
    );
  });
});

describe("Newey–West", () => {
  // Source: statsmodels 0.15.0, OLS on a constant, cov_type HAC, use_correction False, use_t True.
  const y = [0.02, -0.01, 0.03, 0.05, -0.02, 0.01, 0.04, 0, 0.02, -0.03, 0.06, 0.01];
  test.each([
    [0, 0.007592027982620254, 1.9757566798144257, 0.07380255084289618],
    [2, 0.003878955567713598, 3.867020319812936, 0.002621368822322575],
    [5, 0.0032364389438141825, 4.634723614567041, 0.0007228260712146261],
  ])("with %i lags agrees with statsmodels, gaps closed up", (lags, se, t, p) => {
    const ours = neweyWestT([gap, ...y, gap], lags);
    expect(ours.se).toBeCloseTo(se, 14);
    expect(ours.t).toBeCloseTo(t, 10);
    expect(ours.p).toBeCloseTo(p, 10);
    expect(ours.n).toBe(12);
  });

  // By hand: 4 · (n / 100)^(2/9) is 4 at n = 100, 6.67 at n = 1000.
  test("takes the usual number of lags, and never as many as there are values", () => {
    expect(neweyWestLags(100)).toBe(4);
    expect(neweyWestLags(1000)).toBe(6);
    expect(neweyWestT(y, 50).lags).toBe(11);
  });

  test("says nothing about constants and tiny samples", () => {
    expect(neweyWestT([0.1, 0.1, 0.1, 0.1]).t).toBeNaN();
    expect(neweyWestT([1, 2]).p).toBeNaN();
    expect(neweyWestT([]).mean).toBeNaN();
  });
});

describe("adjusted p-values", () => {
  // By hand for p = .01 .02 .03 .5, m = 4: BH .04 .04 .04 .5; Holm .04 .06 .06 .5; BY = BH · 25/12.
  const p = [0.03, 0.5, 0.01, 0.02];

  test("by hand, in the order given", () => {
    const close = (ours: readonly number[], theirs: readonly number[]): void => {
      ours.forEach((value, i) => {
        expect(value).toBeCloseTo(theirs[i]!, 14);
      });
    };
    close(benjaminiHochberg(p), [0.04, 0.5, 0.04, 0.04]);
    close(benjaminiYekutieli(p), [0.04 * (25 / 12), 1, 0.04 * (25 / 12), 0.04 * (25 / 12)]);
    close(holm(p), [0.06, 0.5, 0.04, 0.06]);
    close(bonferroni(p), [0.12, 1, 0.04, 0.08]);
  });

  test("a missing p stays missing and still counts as a test", () => {
    expect(benjaminiHochberg([0.01, gap])).toEqual([0.02, gap]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  test("never fall below the raw value, never exceed one, keep the order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (values) => {
        for (const adjust of [benjaminiHochberg, benjaminiYekutieli, holm, bonferroni]) {
          const adjusted = adjust(values);
          adjusted.forEach((value, i) => {
            expect(value).toBeGreaterThanOrEqual(values[i]! - 1e-15);
            expect(value).toBeLessThanOrEqual(1);
            values.forEach((other, j) => {
              if (other < values[i]!) expect(adjusted[j]!).toBeLessThanOrEqual(value + 1e-15);
            });
          });
        }
      }),
    );
  });
});

// Source: Spearman of the pairs that both sides know, one date at a time.
test("daily rank IC equals Spearman of each date's pairs, whichever symbols either side lacks", () => {
  const random = seededRandom("presence");
  const rows = 60;
  const width = 70;
  const draw = (gap: number, ties: boolean): number => {
    if (random.next() < gap) return Number.NaN;
    return ties ? random.below(12) : random.normal();
  };
  for (const ties of [false, true]) {
    for (const [gapA, gapB] of [
      [0, 0],
      [0.1, 0],
      [0, 0.1],
      [0.05, 0.05],
      [0.5, 0.5],
      [0, 0.9],
    ] as const) {
      const a = Float64Array.from({ length: rows * width }, () => draw(gapA, ties));
      const b = Float64Array.from({ length: rows * width }, () => draw(gapB, false));
      const factor = rankSections({ rows, width, values: a });
      const label = rankSections({ rows, width, values: b });
      const daily = dailyRankIc(factor, label, { minPairs: 3, age: 1 });
      for (let t = 1; t < rows; t++) {
        const x = a.subarray((t - 1) * width, t * width);
        const y = b.subarray(t * width, (t + 1) * width);
        const pairs = [...x.keys()].filter((s) => !Number.isNaN(x[s]!) && !Number.isNaN(y[s]!));
        const placeOf = (values: Float64Array, s: number): number =>
          pairs.filter((o) => values[o]! < values[s]!).length +
          pairs.filter((o) => values[o]! === values[s]!).length / 2;
        const wanted = pearson(
          pairs.map((s) => placeOf(x, s)),
          pairs.map((s) => placeOf(y, s)),
        );
        if (pairs.length < 3) expect(daily[t]).toBeNaN();
        else expect(daily[t]).toBeCloseTo(wanted, 12);
      }
    }
  }
});
