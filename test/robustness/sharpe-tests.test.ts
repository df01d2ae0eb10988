// Sharpe tests against published examples and against a reference run with the same inputs.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  deflatedSharpe,
  effectiveTrials,
  expectedMaxSharpe,
  meanPairCorrelation,
  minBacktestLength,
  minTrackRecord,
  momentsOf,
  probabilisticSharpe,
} from "#engine/robustness";

/** Two trial values whose sample deviation is exactly `deviation`. */
const spreadBy = (deviation: number): number[] => [-deviation / Math.SQRT2, deviation / Math.SQRT2];

describe("expected maximum of n worthless trials", () => {
  // Source: reference run of the formula of Bailey and López de Prado 2014.
  test.each([
    [2, 0.519755344],
    [10, 1.574598301],
    [45, 2.235640178],
    [100, 2.530602893],
    [1000, 3.255121514],
  ])("of %i", (n, value) => {
    expect(expectedMaxSharpe(n)).toBeCloseTo(value, 8);
  });

  test("one trial expects nothing, less than one is undefined, more trials never expect less", () => {
    expect(expectedMaxSharpe(1)).toBe(0);
    expect(expectedMaxSharpe(0)).toBeNaN();
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        (n, more) => {
          expect(expectedMaxSharpe(n + more)).toBeGreaterThanOrEqual(expectedMaxSharpe(n) - 1e-12);
        },
      ),
    );
  });
});

describe("deflated Sharpe", () => {
  // Source: the example of Bailey and López de Prado 2014: annual Sharpe 2.5, 250 days a year, 1250 days, variance ½ annual.
  const example = { sharpePerBar: 2.5 / Math.sqrt(250), bars: 1250, trialSharpes: spreadBy(Math.sqrt(0.5 / 250)) };

  test.each([
    [100, -3, 10, 0.900396834],
    [46, -3, 10, 0.950501707],
    [88, 0, 3, 0.950490817],
  ])("of %i trials with skew %d and raw kurtosis %d", (trials, skew, kurtosis, value) => {
    expect(deflatedSharpe({ ...example, skew, kurtosis, trials }).value).toBeCloseTo(value, 8);
  });

  test("luck's reach in the example is .113172002 a day", () => {
    expect(deflatedSharpe({ ...example, skew: -3, kurtosis: 10, trials: 100 }).benchmarkSharpe).toBeCloseTo(
      0.113172002,
      8,
    );
  });

  // Source: excess kurtosis fed to the raw formula prints .90178 for the example; a known slip of several libraries.
  test("excess kurtosis would overstate it", () => {
    const slip = deflatedSharpe({ ...example, skew: -3, kurtosis: 10 - 3, trials: 100 }).value;
    expect(slip).toBeCloseTo(0.90178, 4);
  });

  test("a single trial is not deflated, several without a known spread have no value", () => {
    const one = { sharpePerBar: 0.1, skew: 0, kurtosis: 3, bars: 250, trialSharpes: [0.1] };
    expect(deflatedSharpe(one).value).toBe(probabilisticSharpe(one));
    expect(deflatedSharpe({ ...one, trials: 50 }).value).toBeNaN();
  });

  test("more trials never raise it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (trials, more) => {
        const at = (n: number): number => deflatedSharpe({ ...example, skew: -1, kurtosis: 6, trials: n }).value;
        expect(at(trials + more)).toBeLessThanOrEqual(at(trials) + 1e-12);
      }),
    );
  });
});

// Source: Bailey and López de Prado 2012: annual Sharpe 1.585, 24 months, skew −2.448, raw kurtosis 10.164.
test("probabilistic Sharpe of the hedge fund example", () => {
  const monthly = { sharpePerBar: 1.585 / Math.sqrt(12), bars: 24 };
  expect(probabilisticSharpe({ ...monthly, skew: -2.448, kurtosis: 10.164 })).toBeCloseTo(0.913234307, 8);
  expect(probabilisticSharpe({ ...monthly, skew: 0, kurtosis: 3 })).toBeCloseTo(0.981591236, 8);
});

// Source: Bailey and López de Prado 2012: seen 2, true 1 a year, normal moments, 95 %.
test.each([
  ["days", 250, 2.731188],
  ["weeks", 52, 2.828834],
  ["months", 12, 3.239801],
])("minimum track record in %s", (_, perYear, years) => {
  const root = Math.sqrt(perYear);
  const estimate = { sharpePerBar: 2 / root, benchmarkSharpe: 1 / root, skew: 0, kurtosis: 3 };
  expect(minTrackRecord(estimate) / perYear).toBeCloseTo(years, 5);
});

test("no track record is long enough for a Sharpe at its benchmark", () => {
  expect(minTrackRecord({ sharpePerBar: 0.1, benchmarkSharpe: 0.1, skew: 0, kurtosis: 3 })).toBeNaN();
});

// Source: Bailey, Borwein, López de Prado and Zhu 2014: 45 trials reach a Sharpe of 1 within five years.
test("minimum backtest length of 45 trials", () => {
  expect(minBacktestLength(45, 1).years).toBeCloseTo(4.998087, 6);
  expect(minBacktestLength(45, 1).bound).toBeCloseTo(2 * Math.log(45), 12);
});

test("correlated trials count for fewer", () => {
  expect(effectiveTrials(0, 100)).toBe(100);
  expect(effectiveTrials(1, 100)).toBe(1);
  expect(effectiveTrials(0.5, 100)).toBe(50.5);
  expect(effectiveTrials(-0.4, 100)).toBe(100);
});

describe("mean correlation of trials", () => {
  // By hand: correlations of (1, 2, 3), (3, 2, 1), (1, 3, 2) are −1, .5, −.5.
  test("over all pairs", () => {
    expect(
      meanPairCorrelation([
        [1, 2, 3],
        [3, 2, 1],
        [1, 3, 2],
      ]),
    ).toBeCloseTo(-1 / 3, 14);
    expect(
      meanPairCorrelation([
        [1, 2, 3],
        [2, 4, 6],
      ]),
    ).toBeCloseTo(1, 14);
  });

  test("idle trials are left out, a single one has none", () => {
    expect(
      meanPairCorrelation([
        [1, 2, 3],
        [0, 0, 0],
        [2, 4, 6],
      ]),
    ).toBeCloseTo(1, 14);
    expect(meanPairCorrelation([[1, 2, 3]])).toBeNaN();
  });
});

describe("moments", () => {
  // By hand: 1, 2, 3, 4: mean 2.5, m2 1.25, m4 2.5625; G2 = 3 / (2 · 1) · (5 · (2.5625 / 1.5625 − 3) + 6) = −1.2.
  test("mean, deviation, skew and raw kurtosis of four values, gaps left out", () => {
    const moments = momentsOf([1, Number.NaN, 2, 3, 4]);
    expect(moments.n).toBe(4);
    expect(moments.mean).toBe(2.5);
    expect(moments.deviation).toBeCloseTo(Math.sqrt(5 / 3), 14);
    expect(moments.skew).toBeCloseTo(0, 14);
    expect(moments.kurtosis).toBeCloseTo(1.8, 12);
  });

  test("equal values have no Sharpe", () => {
    expect(momentsOf([0.1, 0.1, 0.1, 0.1, 0.1]).sharpePerBar).toBeNaN();
    expect(momentsOf([]).mean).toBeNaN();
  });
});
