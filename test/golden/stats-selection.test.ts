// Regressions, penalised fits, components, trees and unit roots against statsmodels, scikit-learn, scipy and arch.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  augmentedDickeyFuller,
  breuschPagan,
  cointegration,
  cooksDistances,
  dickeyFullerGls,
  elasticNetPath,
  grangerCausality,
  hacErrors,
  kpss,
  type LinkageMethod,
  leastSquares,
  ledoitWolf,
  linkage,
  momentsOfColumns,
  oracleShrinkage,
  phillipsPerron,
  principalComponents,
  ridge,
  sampleCovariance,
  varianceRatio,
  whiteErrors,
  whiteTest,
} from "#engine/screening";
import { numberOf, sharedCsv, sharedFile } from "../support/shared.ts";

const file = sharedFile("golden/stats/expected.json");
const expected = file === null ? null : JSON.parse(readFileSync(file, "utf8"));

function columnsOf(name: string): ReadonlyMap<string, Float64Array> {
  const table = sharedCsv(`golden/stats/${name}.csv`);
  return new Map(
    (table?.header ?? []).map((header, k) => [header, Float64Array.from(table?.rows ?? [], (row) => numberOf(row[k]))]),
  );
}

const regression = columnsOf("regression");
const prices = columnsOf("log_prices");
const strategies = [...columnsOf("strategy_returns").values()];
const even = strategies.filter((_, k) => k % 2 === 0);

let compared = 0;
/** Equal to a relative tolerance, or to the same absolute one near 0. */
function near(ours: number | undefined, theirs: number, tolerance = 1e-8): void {
  compared++;
  const error = Math.abs((ours ?? Number.NaN) - theirs) / Math.max(1, Math.abs(theirs));
  if (!(error <= tolerance)) expect(ours).toBe(theirs);
}

/** The same for values far below 1: only the relative error counts. */
function close(ours: number | undefined, theirs: number, tolerance = 1e-8): void {
  compared++;
  if (!(Math.abs((ours ?? Number.NaN) - theirs) <= tolerance * Math.abs(theirs))) expect(ours).toBe(theirs);
}

function closeAll(ours: ArrayLike<number>, theirs: readonly number[], tolerance = 1e-8): void {
  expect(ours.length).toBe(theirs.length);
  theirs.forEach((value, i) => {
    close(ours[i], value, tolerance);
  });
}

describe.skipIf(expected === null)("stats: selection", () => {
  const y = regression.get("y") ?? new Float64Array();
  const x = [...regression].filter(([name]) => name !== "y").map(([, column]) => column);

  test("ordinary least squares with robust errors and tests of the residuals' spread", () => {
    const theirs = expected.ols;
    const ours = leastSquares(y, x);
    closeAll(ours.params, theirs.params);
    closeAll(ours.errors, theirs.bse);
    closeAll(ours.t, theirs.t);
    closeAll(ours.p, theirs.p);
    const { rSquared, rSquaredAdjusted, f, fP, aic, bic, logLikelihood, condition } = ours;
    closeAll(
      [rSquared, rSquaredAdjusted, f, fP, aic, bic, logLikelihood, condition],
      [theirs.r2, theirs.r2_adj, theirs.f, theirs.f_p, theirs.aic, theirs.bic, theirs.llf, theirs.cond],
    );
    const hac = hacErrors(ours.fit, 5);
    closeAll(hac.errors, theirs.hac5_bse);
    closeAll(hac.t, theirs.hac5_t);
    closeAll(hac.p, theirs.hac5_p);
    closeAll(whiteErrors(ours.fit, "HC3").errors, theirs.hc3_bse);
    for (const [found, values] of [
      [breuschPagan(ours.fit), theirs.bp],
      [whiteTest(ours.fit), theirs.white],
    ] as const) {
      closeAll([found.lm, found.lmP, found.f, found.fP], values);
    }
    close(Math.max(...cooksDistances(ours.fit)), theirs.cooks_max);
  });

  test("the LASSO path, the elastic net and ridge", () => {
    const moments = momentsOfColumns(x, y);
    const { alphas, coefs } = expected.lasso_path;
    elasticNetPath(moments, { alphas }).forEach(({ weights }, k) => {
      coefs[k].forEach((value: number, j: number) => {
        near(weights[j], value, 1e-10);
        // The first penalty is recorded to fourteen digits, just below the one that lets nothing in.
        if (k > 0) expect(weights[j] === 0).toBe(value === 0);
      });
    });
    const { enet, enet_alpha } = expected.penalized;
    const [net] = elasticNetPath(moments, { alphas: [enet_alpha], l1Share: 0.5 });
    closeAll(net?.weights ?? [], enet, 1e-6);
    closeAll(ridge(moments, 1), expected.penalized.ridge);
    const grid = elasticNetPath(moments, { count: 20 });
    closeAll(
      grid.map(({ alpha }) => alpha),
      alphas,
    );
  });

  test("principal components up to sign", () => {
    const { mean, explained_variance, ratio, components } = expected.pca;
    const ours = principalComponents(even);
    closeAll(ours.means, mean);
    closeAll(ours.variances, explained_variance);
    closeAll(ours.shares, ratio);
    components.forEach((theirs: readonly number[], k: number) => {
      const loadings = ours.loadings[k] ?? new Float64Array();
      const sign = Math.sign(theirs.reduce((sum, value, j) => sum + value * (loadings[j] ?? 0), 0));
      theirs.forEach((value, j) => {
        near(sign * (loadings[j] ?? 0), value);
      });
    });
  });

  test("sample and shrunk covariance", () => {
    const theirs = expected.cov;
    sampleCovariance(even).forEach((row, i) => {
      closeAll(row, theirs.sample_ddof1[i]);
    });
    const shrunk = ledoitWolf(even);
    close(shrunk.shrinkage, theirs.ledoit_wolf_shrinkage);
    shrunk.matrix.forEach((row, i) => {
      closeAll(row, theirs.ledoit_wolf[i]);
    });
    close(oracleShrinkage(even).shrinkage, theirs.oas_shrinkage);
  });

  test.each(["single", "average", "complete", "ward"] as const satisfies readonly LinkageMethod[])(
    "%s linkage",
    (method) => {
      const covariance = sampleCovariance(even);
      const distances = covariance.map((row, i) =>
        row.map((value, j) => {
          const correlation = value / Math.sqrt((covariance[i]?.[i] ?? 0) * (covariance[j]?.[j] ?? 0));
          return i === j ? 0 : Math.sqrt(Math.max(0, (1 - correlation) / 2));
        }),
      );
      const ours = linkage(distances, method);
      const theirs: readonly (readonly number[])[] = expected.hierarchy[method];
      expect(ours).toHaveLength(theirs.length);
      ours.forEach(({ left, right, distance, size }, i) => {
        expect([left, right, size]).toEqual([theirs[i]?.[0], theirs[i]?.[1], theirs[i]?.[3]]);
        compared += 3;
        close(distance, theirs[i]?.[2] ?? Number.NaN);
      });
    },
  );

  test.each(Object.keys(expected?.unitroot ?? {}))("unit roots of %s", (name) => {
    const series = prices.get(name) ?? new Float64Array();
    const theirs = expected.unitroot[name];
    for (const trend of ["n", "c", "ct"] as const) {
      for (const [key, options] of [
        ["AIC_None", { rule: "aic" }],
        ["BIC_8", { rule: "bic", maxLags: 8 }],
        ["None_3", { rule: null, maxLags: 3 }],
      ] as const) {
        const ours = augmentedDickeyFuller(series, { trend, ...options });
        const { stat, p, lag, nobs, crit } = theirs[`adf_${trend}_${key}`];
        near(ours.statistic, stat);
        near(ours.p, p);
        closeAll([ours.lags, ours.n, ...ours.critical], [lag, nobs, crit["1%"], crit["5%"], crit["10%"]]);
      }
    }
    for (const trend of ["c", "ct"] as const) {
      const ours = kpss(series, { trend });
      closeAll(
        [ours.statistic, ours.p, ours.lags],
        [theirs[`kpss_${trend}`].stat, theirs[`kpss_${trend}`].p, theirs[`kpss_${trend}`].lag],
      );
    }
    const pp = phillipsPerron(series);
    closeAll([pp.statistic, pp.p], [theirs.pp.stat, theirs.pp.p]);
    const ratio = varianceRatio(series, 5);
    const { vr, stat, p } = theirs.variance_ratio_5;
    closeAll([ratio.ratio, ratio.statistic, ratio.p], [vr, stat, p]);
    const gls = dickeyFullerGls(series);
    near(gls.statistic, theirs.dfgls.stat);
    near(gls.lags, theirs.dfgls.lag);
  });

  test("cointegration of pairs", () => {
    for (const [pair, theirs] of Object.entries<{ t: number; p: number; crit: number[] }>(expected.coint)) {
      const [a = "", b = ""] = pair.split("~");
      const ours = cointegration(prices.get(a) ?? new Float64Array(), [prices.get(b) ?? new Float64Array()]);
      closeAll([ours.statistic, ours.p, ...ours.critical], [theirs.t, theirs.p, ...theirs.crit]);
    }
  });

  // The pair is not named with the numbers: first differences of A and ACN give them, no other pair does.
  test("Granger causality with two lags", () => {
    const theirs = expected.granger_lag2;
    const difference = (name: string): Float64Array => {
      const series = prices.get(name) ?? new Float64Array();
      return series.slice(1).map((value, i) => value - (series[i] ?? 0));
    };
    const ours = grangerCausality(difference("A"), difference("ACN"), 2);
    closeAll([ours.f, ours.fP, ours.freeBelow, ours.lags], theirs.ssr_ftest);
    closeAll([ours.chiSquared, ours.chiSquaredP, ours.lags], theirs.ssr_chi2test);
    closeAll([ours.likelihoodRatio, ours.likelihoodRatioP, ours.lags], theirs.lrtest);
    closeAll([ours.f, ours.fP, ours.freeBelow, ours.lags], theirs.params_ftest);
  });

  test("the comparison covered the reference", () => {
    console.info(`stats, selection: ${compared} reference values, 0 mismatches`);
    expect(compared).toBeGreaterThan(900);
  });
});
