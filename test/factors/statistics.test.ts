// Statistics of a window at the edges: single values, level series, lags beyond the window, gaps; and the library made of them.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import { checkText, evaluateAll, parseExpression } from "../../engine/factors/index.ts";
import { tsfresh, tsfreshFactors } from "../../engine/factors/library/tsfresh.ts";
import { tsfreshFeatures } from "../../engine/factors/library/tsfresh-features.ts";
import { numericParams, type Operator } from "../../engine/factors/operator.ts";
import { statistics } from "../../engine/factors/statistics/index.ts";
import { realTransform } from "../../engine/factors/statistics-math/fourier.ts";
import { realPartsOfRoots } from "../../engine/factors/statistics-math/polynomial.ts";
import { complete, shapeOf } from "../support/operator-calls.ts";
import { wholePanel } from "./grammar.ts";

const list: readonly Operator[] = statistics;

/** Last row of an operator over a window as long as the series; words may stand for choices. */
function last(name: string, series: readonly number[], ...args: readonly (number | string)[]): number {
  const operator = list.find((each) => each.name === name);
  if (operator === undefined) throw new Error(`There is no operator ${name}.`);
  const wanted = numericParams(operator);
  const given = [series.length, ...args].map((arg, at) =>
    typeof arg === "number" ? arg : (wanted[at]?.choices?.indexOf(arg) ?? Number.NaN),
  );
  const columns = operator.example.columns.map(() => Float64Array.from(series));
  return operator.apply(columns, complete(operator, given), shapeOf({ symbols: 1, times: series.length })).at(-1)!;
}

describe("edges", () => {
  const level = [5, 5, 5, 5, 5, 5, 5, 5];
  // Source: tsfresh 4be5769e on numpy 1.24, pandas 1.5.3, scipy 1.10.1 and statsmodels 0.13.5, each feature called by hand;
  // what it refuses is missing here. Lag 0 of the partial autocorrelation as in its default set, where higher lags are asked too.
  test.each<readonly [string, readonly number[], readonly (number | string)[], number]>([
    ["tsf_mean_change", [3], [], Number.NaN],
    ["tsf_mean_abs_change", [3], [], Number.NaN],
    ["tsf_absolute_sum_of_changes", [3], [], 0],
    ["tsf_linear_trend", [3], ["rvalue"], 0],
    ["tsf_linear_trend", [3], ["slope"], Number.NaN],
    ["tsf_linear_trend", [1, 2], ["stderr"], 0],
    ["tsf_linear_trend", level, ["pvalue"], 1],
    ["tsf_agg_autocorrelation", [3], ["mean", 40], 0],
    ["tsf_agg_autocorrelation", level, ["var", 40], 0],
    ["tsf_autocorrelation", level, [1], Number.NaN],
    ["tsf_autocorrelation", [1, 2], [2], Number.NaN],
    ["tsf_partial_autocorrelation", level, [0], 1],
    ["tsf_partial_autocorrelation", [1, 2, 3], [0], Number.NaN],
    ["tsf_partial_autocorrelation", [1, 2, 4, 3], [2], Number.NaN],
    ["tsf_kurtosis", level, [], 0],
    ["tsf_kurtosis", [1, 2, 4], [], Number.NaN],
    ["tsf_skewness", level, [], 0],
    ["tsf_skewness", [1, 2], [], Number.NaN],
    ["tsf_cid_ce", level, ["yes"], 0],
    ["tsf_variation_coefficient", [1, -1], [], Number.NaN],
    ["tsf_index_mass_quantile", [0, 0, 0], [0.5], Number.NaN],
    ["tsf_energy_ratio_by_chunks", [0, 0], [2, 0], Number.NaN],
    ["tsf_energy_ratio_by_chunks", [1, 2], [2, 2], Number.NaN],
    ["tsf_energy_ratio_by_chunks", [3, 4], [5, 4], 0],
    ["tsf_mean_n_absolute_max", [1, 2, 3], [3], Number.NaN],
    ["tsf_change_quantiles", level, [0.2, 0.2, "no", "mean"], 0],
    ["tsf_change_quantiles", [1, 9, 1, 9], [0.4, 0.6, "no", "mean"], 0],
    ["tsf_ar_coefficient", [1, 2, 4, 3], [10, 10], 0],
    ["tsf_ar_coefficient", [1, 2, 4, 3], [9, 10], Number.NaN],
    ["tsf_ar_coefficient", [1, 2, 4, 3], [3, 2], Number.NaN],
    ["tsf_ar_coefficient", [1, 2, 4, 3, 5], [1, 2], Number.NaN],
    ["tsf_ar_coefficient", [1, 2, 4, 3, 5], [2, 2], 0],
    ["tsf_augmented_dickey_fuller", [1, 2, 4], ["usedlag", "AIC"], Number.NaN],
    ["tsf_augmented_dickey_fuller", level, ["usedlag", "AIC"], 0],
    ["tsf_augmented_dickey_fuller", level, ["pvalue", "AIC"], Number.NaN],
    ["tsf_friedrich_coefficients", level, [0, 3, 30], Number.NaN],
    ["tsf_friedrich_coefficients", [1, 2, 4, 3, 6, 5], [4, 3, 30], Number.NaN],
    ["tsf_max_langevin_fixed_point", level, [3, 30], Number.NaN],
    ["tsf_number_peaks", [1, 2, 1], [2], 0],
    ["tsf_binned_entropy", level, [10], 0],
    ["tsf_fourier_entropy", level, [10], Number.NaN],
    ["tsf_lempel_ziv_complexity", level, [3], 3 / 8],
    ["tsf_permutation_entropy", [1, 2], [1, 3], Number.NaN],
    ["tsf_permutation_entropy", level, [1, 3], 0],
    ["tsf_approximate_entropy", [1, 2, 3], [2, 0.5], 0],
    ["tsf_sample_entropy", [1], [], Number.NaN],
    ["tsf_benford_correlation", [0, 0, 0], [], Number.NaN],
    ["tsf_c3", [1, 2], [1], 0],
    ["tsf_time_reversal_asymmetry_statistic", [1, 2], [1], 0],
    ["tsf_fft_coefficient", [1, 2, 3], [2, "real"], Number.NaN],
    ["tsf_fft_coefficient", level, [1, "angle"], 0],
    ["tsf_fft_aggregated", level, ["skew"], Number.NaN],
    ["tsf_cwt_coefficients", [1, 2, 3], [3, 2], Number.NaN],
    ["tsf_spkt_welch_density", [4], [0], 0],
    ["tsf_query_similarity_count", [1, 2, 3, 1, 2, 3], [2, 0, "no"], Number.NaN],
    ["tsf_query_similarity_count", [1, 2, 3, 1, 2, 3], [3, 0, "no"], 2],
    ["tsf_query_similarity_count", [1, 2, 3], [4, 0, "no"], Number.NaN],
  ])("%s of %j with %j is %d", (name, series, args, wanted) => {
    const value = last(name, series, ...args);
    if (Number.isNaN(wanted)) expect(value).toBeNaN();
    else expect(value).toBeCloseTo(wanted, 12);
  });

  // Source: definition. Missing values leave the window; 1, 4 and 9 remain.
  test("gaps leave the window first", () => {
    const operator = list.find((each) => each.name === "tsf_mean_abs_change")!;
    const x = Float64Array.of(1, Number.NaN, 4, Number.POSITIVE_INFINITY, 9);
    const shape = shapeOf({ symbols: 1, times: 5 });
    expect([...operator.apply([x], [5, 3], shape)]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, 4]);
    expect(operator.apply([x], [5, 4], shape).every(Number.isNaN)).toBe(true);
  });

  test("the trend over time says when the bars' times are missing", () => {
    const operator = list.find((each) => each.name === "tsf_linear_trend_timewise")!;
    const call = (): unknown =>
      operator.apply([Float64Array.of(1, 2)], [2, 3, 2], { symbols: 1, times: 2, groups: [] });
    expect(call).toThrow("needs the opening time of every bar: 0 of 2 are known");
  });
});

describe("mathematics", () => {
  // Source: definition of the transform, summed term by term.
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 21, 30, 35, 49, 60, 77, 97])(
    "a transform of %d values equals its definition",
    (n) => {
      const x = Float64Array.from({ length: n }, (_, t) => Math.sin(3 * t * t + 1) + 0.1 * t);
      const { re, im } = realTransform(x);
      expect(re).toHaveLength((n >> 1) + 1);
      for (let k = 0; k < re.length; k++) {
        const angle = (t: number): number => (2 * Math.PI * ((k * t) % n)) / n;
        const wantedRe = x.reduce((sum, value, t) => sum + value * Math.cos(angle(t)), 0);
        const wantedIm = x.reduce((sum, value, t) => sum - value * Math.sin(angle(t)), 0);
        expect(re[k]).toBeCloseTo(wantedRe, 10);
        expect(im[k]).toBeCloseTo(wantedIm, 10);
      }
    },
  );

  // Source: (x − 1)(x − 2)(x + 3) = x³ − 7x + 6; x²(x² + 1) has the roots 0, 0, ±i.
  test("roots of polynomials", () => {
    const rounded = (roots: readonly number[]): readonly number[] => roots.map((root) => Math.round(root * 1e9) / 1e9);
    expect(rounded(realPartsOfRoots(Float64Array.of(0, 1, 0, -7, 6))).toSorted((a, b) => a - b)).toEqual([-3, 1, 2]);
    expect(rounded(realPartsOfRoots(Float64Array.of(1, 0, 1, 0, 0))).map(Math.abs)).toEqual([0, 0, 0, 0]);
    expect(realPartsOfRoots(Float64Array.of(0, 0))).toEqual([]);
  });
});

describe("the library", () => {
  test("holds every default feature once, and those that fit its window as sound formulas", () => {
    expect(new Set(tsfreshFeatures.map((feature) => feature.key)).size).toBe(782);
    const vocabulary = { fields: ["close", "volume"], groups: [] };
    const factors = tsfresh.factors();
    expect(new Set(factors.map((factor) => factor.name)).size).toBe(factors.length);
    for (const factor of factors)
      expect(checkText(factor.expression, vocabulary), factor.name).toHaveProperty("ok", true);
    expect(factors.find((factor) => factor.name === "tsfresh.returns__cid_ce__normalize_True")?.expression).toBe(
      'tsf_cid_ce(returns(close, 1), 60, "yes")',
    );
  });

  test("features of a short window leave out what cannot be there, and the others say something", () => {
    const factors = tsfreshFactors("close", 24);
    expect(factors.some((factor) => factor.name.includes("fft_coefficient") && factor.name.endsWith("_13"))).toBe(
      false,
    );
    const panel = wholePanel(5, { symbols: 2, times: 40 });
    const columns = evaluateAll(
      factors.map((factor) => unwrap(parseExpression(factor.expression))),
      panel,
    );
    const silent = factors.filter((_, k) => columns[k]!.every((x) => Number.isNaN(x))).map((factor) => factor.name);
    // thirty quantiles fall together where closes repeat
    expect(silent.filter((name) => !/friedrich|langevin/.test(name))).toEqual([]);
  });
});
