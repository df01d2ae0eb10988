// Metrics by hand, and what every metric and cost model must hold to.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  costModels,
  type MetricName,
  metrics,
  metricsOf,
  type SampleOptions,
  sampleOf,
  seriesOfRun,
  standardMetrics,
  type Trade,
} from "#engine/backtest";
import { seededRandom } from "#engine/core";
import { reversal, specFrom } from "../support/strategies.ts";

const series = (...values: number[]): Float64Array => Float64Array.from(values);
const NaNs = Number.NaN;

function measure(name: MetricName, returns: Float64Array, options: SampleOptions = {}): number {
  return metrics.find((metric) => metric.name === name)?.compute(sampleOf(returns, options)) ?? Number.NaN;
}

describe("by hand", () => {
  const returns = series(0.1, -0.05, 0.02);
  // 1.1 · 0.95 · 1.02 = 1.0659
  test("total and annual return compound", () => {
    expect(measure("return.total", returns)).toBeCloseTo(0.0659, 14);
    expect(measure("return.annual", returns, { periodsPerYear: 6 })).toBeCloseTo(1.0659 ** 2 - 1, 14);
  });
  // mean 0.07/3; squares (0.23/3)², (0.22/3)², (0.01/3)² in units of … : std² = (0.0529 + 0.0484 + 0.0001)/9/2
  test("Sharpe is mean over deviation with ddof 1, times the root of the year", () => {
    const deviation = Math.sqrt((0.0529 + 0.0484 + 0.0001) / 9 / 2);
    expect(measure("sharpe_per_bar", returns)).toBeCloseTo(0.07 / 3 / deviation, 12);
    expect(measure("sharpe", returns, { periodsPerYear: 4 })).toBeCloseTo((2 * 0.07) / 3 / deviation, 12);
  });
  // Peak 1.1, then 1.045: −5%; 1.0659 is still below. From the start: a first loss is a drawdown too.
  test("drawdown counts the start as a high", () => {
    expect(measure("max_drawdown", returns)).toBeCloseTo(-0.05, 14);
    expect(measure("max_drawdown", series(-0.2, 0.1))).toBeCloseTo(-0.2, 14);
    expect(measure("max_drawdown", series(0.1, 0.1))).toBe(0);
  });
  // 2020: 1.1 · 0.8 = −12%; 2021: +5%.
  test("the worst year and its number", () => {
    const times = series(Date.UTC(2020, 0, 2), Date.UTC(2020, 11, 31), Date.UTC(2021, 0, 1));
    expect(measure("worst_year.return", series(0.1, -0.2, 0.05), { times })).toBeCloseTo(-0.12, 14);
    expect(measure("worst_year.year", series(0.1, -0.2, 0.05), { times })).toBe(2020);
  });
  test("turnover, cost and exposure are means of their columns, the first two per year", () => {
    const positions = { turnover: series(0.2, 0.4), cost: series(0.001, 0), exposure: series(1, 0.5) };
    expect(measure("turnover.annual", series(0, 0), { positions })).toBeCloseTo(0.3 * 252, 12);
    expect(measure("cost.annual", series(0, 0), { positions })).toBeCloseTo(0.126, 14);
    expect(measure("exposure.mean", series(0, 0), { positions })).toBe(0.75);
  });
});

describe("where a number is not defined", () => {
  const constant = new Float64Array(50).fill(0.001);
  test("no variance gives no Sharpe ratio, dust of rounding included", () => {
    const compounded = Float64Array.from({ length: 50 }, (_, t) => (100 * 1.001 ** (t + 1)) / (100 * 1.001 ** t) - 1);
    for (const flat of [constant, compounded, new Float64Array(50)]) {
      for (const name of ["sharpe", "sharpe_per_bar", "skewness", "kurtosis", "sharpe.penalised"] as const)
        expect(measure(name, flat)).toBeNaN();
    }
  });
  test("no loss gives no Sortino, Calmar, Omega or payoff; losing everything is −100% a year", () => {
    for (const name of ["sortino", "calmar", "omega", "payoff", "profit_factor"] as const)
      expect(measure(name, constant)).toBeNaN();
    expect(measure("return.annual", series(0.1, -1, 0.1))).toBe(-1);
  });
  test("no metric is ever infinite, whatever the returns", () => {
    const random = seededRandom("metrics");
    const noisy = Float64Array.from({ length: 40 }, () => 0.01 * random.normal());
    const cases = [
      series(),
      series(0.01),
      series(NaNs),
      series(0, 0, 0),
      series(-0.01, -0.02),
      series(-1, 0, 1),
      constant,
      noisy,
    ];
    for (const returns of cases) {
      const times = returns.map((_, t) => t * 86_400_000);
      const positions = { turnover: returns.map(Math.abs), cost: returns.map(Math.abs), exposure: returns };
      for (const metric of metrics) {
        const value = metric.compute(sampleOf(returns, { times, positions, benchmark: returns }));
        expect([metric.name, Math.abs(value)]).not.toEqual([metric.name, Number.POSITIVE_INFINITY]);
      }
    }
  });
  test("bars without a return are left out of moments and counted as time in the annual return", () => {
    const [full, gaps] = [series(0.02, -0.01, 0.03), series(0.02, NaNs, -0.01, 0.03, NaNs, NaNs)];
    for (const name of ["sharpe", "volatility.annual", "max_drawdown", "hit_rate", "skewness"] as const)
      expect(measure(name, gaps)).toBe(measure(name, full));
    expect(measure("return.annual", gaps, { periodsPerYear: 6 })).toBeCloseTo(measure("return.total", full), 14);
  });
});

describe("the list", () => {
  test("every file in the folder is in it, with words and a formula", () => {
    const files = readdirSync(new URL("../../engine/backtest/metrics/", import.meta.url)).filter(
      (f) => f !== "index.ts",
    );
    expect(files).toEqual(metrics.map((metric) => `${metric.name.replaceAll(/[._]/g, "-")}.ts`).sort());
    expect(new Set(metrics.map((metric) => metric.name)).size).toBe(metrics.length);
    for (const metric of metrics)
      expect(metric.label.length * metric.formula.length * metric.source.length).toBeGreaterThan(0);
  });
  test("inputs stay untouched and the same input gives the same bits", () => {
    const returns = series(0.03, -0.02, NaNs, 0.01, -0.04, 0.02);
    const before = returns.slice();
    for (const metric of metrics) {
      const sample = sampleOf(returns, { benchmark: returns, times: returns.map((_, t) => t * 86_400_000) });
      expect(metric.compute(sample)).toBe(metric.compute(sample));
    }
    expect(returns).toEqual(before);
  });
  test("a table holds the standard metrics whose inputs are there, undefined ones as null", () => {
    const plain = metricsOf({ returns: series(0, 0, 0) }, 252);
    const needs = ["turnover.annual", "cost.annual", "exposure.mean", "worst_year.return", "worst_year.year"];
    expect(plain.map((entry) => entry.name)).toEqual(standardMetrics.filter((name) => !needs.includes(name)));
    expect(plain.find((entry) => entry.name === "sharpe")).toMatchObject({
      value: null,
      n: 3,
      unit: "ratio",
      direction: 1,
    });
    const chosen = metricsOf({ returns: series(0.1), benchmark: series(0.1) }, 252, { names: ["beta", "best_bar"] });
    expect(chosen.map((entry) => entry.name)).toEqual(["beta", "best_bar"]);
  });
});

describe("cost models", () => {
  const { costs } = specFrom({ ...reversal, costs: { commissionMinimum: 1, impact: { coefficient: 1 } } });
  const trade: Trade = { value: 10_000, volatility: 0.02, dollarVolume: 1e6 };
  test("every file in the folder is in the list, and nothing traded costs nothing but the minimum", () => {
    const files = readdirSync(new URL("../../engine/backtest/costs/", import.meta.url)).filter((f) => f !== "index.ts");
    expect(files).toEqual(costModels.map((model) => `${model.name}.ts`));
  });
  test.each(costModels.filter((model) => model.kind === "trade"))(
    "$name grows with the value and is never negative",
    (model) => {
      const charges = [0, 1, 100, 10_000, 1e6].map((value) => model.charge({ ...trade, value }, costs));
      expect(charges).toEqual([...charges].sort((a, b) => a - b));
      expect(charges[0]).toBeGreaterThanOrEqual(0);
    },
  );
  // 10,000 · 1 · 0.02 · √0.01 = 20; unknown: 10,000 · 0.1 · √1.
  test("impact is pessimistic where volume or volatility is unknown", () => {
    const impact = costModels.find((model) => model.name === "impact");
    if (impact?.kind !== "trade") throw new Error("impact is a trade cost");
    expect(impact.charge(trade, costs)).toBeCloseTo(20, 12);
    expect(impact.charge({ value: 10_000, volatility: NaNs, dollarVolume: NaNs }, costs)).toBeCloseTo(1000, 12);
  });
});

test("the series of a run are equity from one, drawdown and years", () => {
  const run = {
    times: series(Date.UTC(2020, 11, 31), Date.UTC(2021, 0, 1)),
    returns: series(0.1, -0.5),
    equity: series(220, 110),
    drawdown: series(0, -0.5),
    capital: 200,
  };
  const [equity, drawdown, years] = seriesOfRun(run);
  expect(equity).toMatchObject({ x: ["2020-12-31", "2021-01-01"], y: [1.1, 0.55] });
  expect(drawdown?.y).toEqual([0, -0.5]);
  expect(years?.x).toEqual(["2020", "2021"]);
  expect(years?.y).toEqual([expect.closeTo(0.1, 14), -0.5]);
});
