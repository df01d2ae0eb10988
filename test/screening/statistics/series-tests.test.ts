// Autocorrelation, its tests and normality of one series.
import { expect, test } from "vitest";
import {
  autocorrelationErrors,
  autocorrelations,
  durbinWatson,
  excessKurtosis,
  hommel,
  jarqueBera,
  ljungBox,
  meanTest,
  partialAutocorrelations,
  shapiroWilkTest,
  skewness,
} from "#engine/screening";

const x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];

function closeTo(ours: ArrayLike<number>, theirs: readonly number[]): void {
  expect(ours.length).toBe(theirs.length);
  theirs.forEach((value, i) => {
    expect(ours[i]).toBeCloseTo(value, 12);
  });
}

// Source: statsmodels 0.13.5, pacf(x, nlags=3, method=...) and pacf_burg(x, nlags=3).
test.each([
  ["yule-walker-adjusted", [1, -0.1600890507994333, -0.06649477883621015, 0.3863770299386465]],
  ["yule-walker", [1, -0.14408014571948996, -0.05319301728419589, 0.2683962556863193]],
  ["ols", [1, -0.1481481481481485, -0.05971438966709085, 0.345219077022491]],
  ["ols-adjusted", [1, -0.16460905349794278, -0.07464298708386356, 0.49317011003213]],
  ["ols-one-sample", [1, -0.22799197682193006, -0.07598550027610035, 0.30803863259198716]],
  ["burg", [1, -0.1462377518949898, -0.06540696321928721, 0.31652451455952274]],
] as const)("partial autocorrelations by %s", (method, theirs) => {
  closeTo(partialAutocorrelations(x, { lags: 3, method }), theirs);
});

// Source: statsmodels 0.13.5, acf(x, nlags=3, adjusted=True) and acorr_ljungbox(x, [1, 3], boxpierce=True, model_df=1).
test("autocorrelations with their own number of terms, and the sums of their squares", () => {
  closeTo(
    autocorrelations(x, { lags: 3, adjusted: true }),
    [1, -0.1600890507994333, -0.039162112932604805, 0.39214155607598244],
  );
  const [first, third] = ljungBox(x, { lags: [1, 3], modelTerms: 1 });
  closeTo(
    [first?.statistic ?? 0, first?.boxPierce ?? 0, third?.statistic ?? 0, third?.p ?? 0],
    [0.2767878452073262, 0.20759088390549463, 1.5832210876792678, 0.4531144466302931],
  );
  expect(third?.boxPierceP).toBeCloseTo(0.6154190017846217, 12);
  expect([first?.p, first?.boxPierceP]).toEqual([Number.NaN, Number.NaN]);
});

// By hand: with r = 1, 0.5, 0.2 the errors from 4 values are 0, √(1/4), √((1 + 2 · 0.25) / 4).
test("Bartlett's errors widen with the autocorrelations before", () => {
  closeTo(autocorrelationErrors([1, 0.5, 0.2], 4), [0, 0.5, Math.sqrt(1.5 / 4)]);
});

// By hand: steps 2, −3 have squares 13; values 1, 3, 0 have squares 10.
test("Durbin–Watson is the squared steps over the squares", () => {
  expect(durbinWatson([1, 3, 0])).toBe(1.3);
});

// By hand: 0, 0, 3 has mean 1, moments m2 = 2, m3 = 2, m4 = 6, so g1 = 1 / √2, G1 = g1 √6 and g2 = 1.5 − 3.
test("skewness and excess kurtosis of three values", () => {
  expect(skewness([0, 0, 3])).toBeCloseTo(Math.SQRT1_2, 14);
  expect(skewness([0, 0, 3], { unbiased: true })).toBeCloseTo(Math.sqrt(3), 14);
  expect(excessKurtosis([0, 0, 3])).toBeCloseTo(-1.5, 14);
  expect(excessKurtosis([0, 0, 3], { unbiased: true })).toBeCloseTo(-1.5, 14);
});

// Source: scipy 1.17.1, shapiro(x), which computes in double precision.
test("Shapiro–Wilk in double precision", () => {
  const { statistic, p } = shapiroWilkTest(x);
  expect(statistic).toBeCloseTo(0.9346566587969921, 12);
  expect(p).toBeCloseTo(0.49522217014809156, 12);
});

test("a series that does not vary has no shape and no autocorrelation, and W is 1", () => {
  const flat = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1];
  expect([skewness(flat), excessKurtosis(flat), jarqueBera(flat).p]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect([...autocorrelations(flat, { lags: 1 })]).toEqual([Number.NaN, Number.NaN]);
  expect([...partialAutocorrelations(flat, { lags: 1 })]).toEqual([Number.NaN, Number.NaN]);
  expect(shapiroWilkTest(flat)).toEqual({ statistic: 1, p: 1 });
  expect(meanTest([2, 2, 2])).toMatchObject({ statistic: Number.POSITIVE_INFINITY, p: 0 });
  expect(meanTest([2, 2, 2], { mean: 2 }).p).toBeNaN();
});

test("a gap in a series and lags that do not fit are refused", () => {
  expect(() => autocorrelations([1, Number.NaN, 2])).toThrow("The series holds NaN in row 1");
  expect(() => autocorrelations(x, { lags: 10 })).toThrow("10 lags do not fit");
  expect(() => partialAutocorrelations(x, { lags: 5 })).toThrow("5 lags do not fit");
  expect(() => ljungBox(x, { lags: [0] })).toThrow("Lags [0] do not fit a series of 10 values");
});

// By hand: with m = 3 the least of 3·0.01, 1.5·0.02 and 0.04 is 0.03, a bound for all; with m = 2 the least of 2·0.02 and
// 0.04 is 0.04, a bound for the two greater, and 2·0.01 is one for the least.
test("Hommel's adjustment of three p-values, and a missing p counted as a test made", () => {
  closeTo(hommel([0.04, 0.01, 0.02]), [0.04, 0.03, 0.04]);
  closeTo(hommel([0.01]), [0.01]);
  expect(hommel([0.01, Number.NaN])).toEqual([0.02, Number.NaN]);
});
