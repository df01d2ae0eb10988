// Tests of samples and of series against scipy 1.10.1 and statsmodels 0.13.5, relative tolerance 1e-8.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  autocorrelations,
  durbinWatson,
  excessKurtosis,
  friedmanTest,
  jarqueBera,
  kendallTest,
  kruskalWallisTest,
  ljungBox,
  mannWhitneyTest,
  meanTest,
  pairedMeanTest,
  partialAutocorrelations,
  pearsonTest,
  type SampleTest,
  sameDistributionTest,
  shapiroWilkTest,
  signedRankTest,
  skewness,
  spearmanTest,
  twoMeansTest,
} from "#engine/screening";
import { numberOf, sharedCsv, sharedFile } from "../support/shared.ts";

const file = sharedFile("golden/stats/expected.json");
const table = sharedCsv("golden/stats/strategy_returns.csv");
const expected = file === null ? null : JSON.parse(readFileSync(file, "utf8"));
const returns = (table?.header ?? []).map((_, k) => Float64Array.from(table?.rows ?? [], (row) => numberOf(row[k])));
const [x = new Float64Array(), , , , y = new Float64Array()] = returns;

const pairOf = ({ statistic, p }: SampleTest): number[] => [statistic, p];

// The columns are not named with the numbers: samples are s0 and s4, s0 alone, or s0 … s4; no other choice gives them.
const found: Readonly<Record<string, () => unknown>> = {
  acf: () => [...autocorrelations(x, { lags: 10 })],
  durbin_watson: () => durbinWatson(x),
  friedman: () => pairOf(friedmanTest(returns.slice(0, 5))),
  jarque_bera: () => {
    const { statistic, p, skewness: skew, kurtosis } = jarqueBera(x);
    return [statistic, p, skew, kurtosis];
  },
  kendall: () => pairOf(kendallTest(x, y)),
  kruskal: () => pairOf(kruskalWallisTest(returns.slice(0, 5))),
  ks_2samp: () => pairOf(sameDistributionTest(x, y)),
  kurt: () => excessKurtosis(x),
  kurt_unbiased: () => excessKurtosis(x, { unbiased: true }),
  ljung_box: () => Object.fromEntries(ljungBox(x, { lags: [1, 5, 10] }).map((row) => [row.lag, pairOf(row)])),
  mannwhitney: () => pairOf(mannWhitneyTest(x, y)),
  pacf_ywm: () => [...partialAutocorrelations(x, { lags: 10, method: "yule-walker" })],
  pearson: () => pairOf(pearsonTest(x, y)),
  // scipy 1.10 answers in single precision.
  shapiro: () => pairOf(shapiroWilkTest(x, { precision: "single" })),
  skew: () => skewness(x),
  skew_unbiased: () => skewness(x, { unbiased: true }),
  spearman: () => pairOf(spearmanTest(x, y)),
  ttest_1samp: () => {
    const tests = returns.map((column) => meanTest(column));
    return [tests.map(({ statistic }) => statistic), tests.map(({ p }) => p)];
  },
  ttest_ind_welch: () => pairOf(twoMeansTest(x, y)),
  ttest_rel: () => pairOf(pairedMeanTest(x, y)),
  wilcoxon: () => pairOf(signedRankTest(x)),
};

let compared = 0;
function close(ours: unknown, theirs: unknown): void {
  if (typeof theirs === "number") {
    compared++;
    if (!(typeof ours === "number" && Math.abs(ours - theirs) <= 1e-8 * Math.abs(theirs))) expect(ours).toBe(theirs);
    return;
  }
  expect(Object.keys(ours ?? {})).toEqual(Object.keys(theirs ?? {}));
  for (const [key, value] of Object.entries(theirs ?? {}))
    close((ours as Readonly<Record<string, unknown>>)[key], value);
}

describe.skipIf(expected === null || table === null)("stats: tests", () => {
  test("every test of the reference has its counterpart", () => {
    expect(Object.keys(found)).toEqual(Object.keys(expected.tests).sort());
  });

  test.each(Object.keys(found))("%s", (name) => {
    close(found[name]?.(), expected.tests[name]);
  });

  test("every part of the reference is read by a comparison", () => {
    const folder = fileURLToPath(new URL("./", import.meta.url));
    const source = readdirSync(folder)
      .filter((name) => name.startsWith("stats-"))
      .map((name) => readFileSync(folder + name, "utf8"))
      .join("\n");
    // Notes for the reader, and p-values from draws that were not recorded.
    const unread = new Set(["note", "mcs_max_pvalues"]);
    const named = (key: string): boolean => unread.has(key) || new RegExp(`\\b${key}\\b`).test(source);
    const parts = Object.entries<object>(expected).flatMap(([part, inside]) => {
      const plain = ["optimal_block_length", "unitroot", "coint", "pbo"].includes(part) || Array.isArray(inside);
      return plain ? [part] : [part, ...Object.keys(inside)];
    });
    const draws = Object.keys(expected.spa.stationary);
    const splits = Object.keys(expected.pbo["S=6"]);
    const methods = Object.keys(expected.multitest.methods);
    expect([...parts, ...draws, ...splits, ...methods].filter((key) => !named(key))).toEqual([]);
  });

  test("the comparison covered the reference", () => {
    console.info(`stats, tests: ${compared} reference values, 0 mismatches`);
    expect(compared).toBeGreaterThan(90);
  });
});
