// Unit roots around a quadratic trend and after GLS detrending, against statsmodels and arch.
import { expect, test } from "vitest";
import { augmentedDickeyFuller, cointegration, dickeyFullerGls } from "#engine/screening";

/** Sums of ((7919 i + 13) mod 101) / 101 − 0.48, rounded to six places. */
const series = new Float64Array(60);
let level = 0;
for (let i = 0; i < series.length; i++) {
  level += ((i * 7919 + 13) % 101) / 101 - 0.48;
  series[i] = Math.round(level * 1e6) / 1e6;
}

function closeTo(ours: readonly number[], theirs: readonly number[]): void {
  expect(ours).toHaveLength(theirs.length);
  theirs.forEach((value, i) => {
    expect(ours[i]).toBeCloseTo(value, 9);
  });
}

// Source: statsmodels 0.15.0, adfuller(series, regression="ctt", autolag="AIC").
test("augmented Dickey–Fuller with a quadratic trend", () => {
  const { statistic, p, lags, n, critical } = augmentedDickeyFuller(series, { trend: "ctt" });
  closeTo([statistic, p, lags, n], [-2.4069093486824698, 0.6219162326007242, 5, 54]);
  closeTo(critical, [-4.60013132220698, -3.9467892607834174, -3.6232491695879694]);
});

// Source: arch 8.0.0, DFGLS(series, trend=..., method=...).
test.each([
  [
    "c",
    "aic",
    -1.2667979988286666,
    0.1954553279857334,
    5,
    [-2.897144992383783, -2.270958024053752, -1.9622235572514353],
  ],
  ["c", "t", -1.2667979988286666, 0.1954553279857334, 5, [-2.897144992383783, -2.270958024053752, -1.9622235572514353]],
  [
    "ct",
    "aic",
    -2.4374721459478255,
    0.13385497304419142,
    5,
    [-3.8045759260474776, -3.187429009232396, -2.8840235437333614],
  ],
  [
    "ct",
    "t",
    -2.891258434935281,
    0.04611873240398587,
    7,
    [-3.8199204175995676, -3.1997834928425837, -2.8953662828048903],
  ],
] as const)("Dickey–Fuller after GLS detrending, trend %s, lags by %s", (trend, rule, statistic, p, lags, critical) => {
  const ours = dickeyFullerGls(series, { trend, rule });
  closeTo([ours.statistic, ours.p, ours.lags, ours.n], [statistic, p, lags, 59 - lags]);
  closeTo(ours.critical, critical);
});

test("an exact relation around a quadratic trend is cointegrated beyond doubt", () => {
  const y = series.map((value, i) => 3 * value + 0.01 * i * i - i);
  expect(cointegration(y, [series], { trend: "ctt" })).toMatchObject({ statistic: Number.NEGATIVE_INFINITY, p: 0 });
});
