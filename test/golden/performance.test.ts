// Performance metrics against empyrical-reloaded and quantstats on eight daily return series.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  calendarReturns,
  cumulativeReturns,
  drawdownEpisodes,
  rollingMaxDrawdown,
  rollingSharpe,
} from "../../engine/backtest/curves.ts";
import { type SampleOptions, sampleOf } from "../../engine/backtest/metric.ts";
import { type MetricName, metrics } from "../../engine/backtest/metrics/index.ts";
import { drawdownOf } from "../../engine/backtest/path.ts";
import { numberOf, sharedCsv, sharedFile } from "../support/shared.ts";

// Reference name -> our metric. Not covered: quantstats.probabilistic_sharpe_ratio, which takes 3 off an excess kurtosis
// a second time (the robustness room has the right one).
const plain: Readonly<Record<string, MetricName>> = {
  "empyrical.cum_returns_final": "return.total",
  "empyrical.annual_return": "return.annual",
  "empyrical.annual_volatility": "volatility.annual",
  "empyrical.sharpe_ratio": "sharpe",
  "empyrical.sortino_ratio": "sortino",
  "empyrical.calmar_ratio": "calmar",
  "empyrical.omega_ratio": "omega",
  "empyrical.max_drawdown": "max_drawdown",
  "empyrical.stability_of_timeseries": "stability",
  "empyrical.tail_ratio": "tail_ratio",
  "empyrical.downside_risk": "downside_risk",
  "empyrical.value_at_risk": "value_at_risk",
  "empyrical.conditional_value_at_risk": "conditional_value_at_risk",
  "empyrical.alpha": "alpha",
  "empyrical.beta": "beta",
  "empyrical.excess_sharpe": "information_ratio_per_bar",
  "empyrical.up_capture": "capture.up",
  "empyrical.down_capture": "capture.down",
  "empyrical.capture": "capture",
  "quantstats.sharpe": "sharpe",
  "quantstats.sortino": "sortino",
  "quantstats.adjusted_sortino": "sortino.adjusted",
  "quantstats.omega": "omega",
  "quantstats.gain_to_pain_ratio": "gain_to_pain",
  "quantstats.cagr": "return.annual_observed",
  "quantstats.max_drawdown": "max_drawdown",
  "quantstats.calmar": "calmar.observed",
  "quantstats.ulcer_index": "ulcer_index",
  "quantstats.ulcer_performance_index": "ulcer_performance",
  "quantstats.serenity_index": "serenity",
  "quantstats.risk_of_ruin": "risk_of_ruin",
  "quantstats.value_at_risk": "value_at_risk.normal",
  "quantstats.expected_shortfall": "expected_shortfall.normal",
  "quantstats.tail_ratio": "tail_ratio",
  "quantstats.payoff_ratio": "payoff",
  "quantstats.profit_ratio": "profit_ratio",
  "quantstats.profit_factor": "profit_factor",
  "quantstats.cpc_index": "cpc_index",
  "quantstats.common_sense_ratio": "common_sense_ratio",
  "quantstats.outlier_win_ratio": "outlier_gain_ratio",
  "quantstats.outlier_loss_ratio": "outlier_loss_ratio",
  "quantstats.recovery_factor": "recovery_factor",
  "quantstats.kelly_criterion": "kelly",
  "quantstats.skew": "skewness",
  "quantstats.kurtosis": "kurtosis",
  "quantstats.win_rate": "hit_rate",
  "quantstats.avg_win": "average_gain",
  "quantstats.avg_loss": "average_loss",
  "quantstats.avg_return": "return.mean_active",
  "quantstats.volatility": "volatility.annual",
  "quantstats.exposure": "exposure.rounded",
  "quantstats.consecutive_wins": "longest_gains",
  "quantstats.consecutive_losses": "longest_losses",
  "quantstats.geometric_mean": "return.geometric_mean",
  "quantstats.best": "best_bar",
  "quantstats.worst": "worst_bar",
  "quantstats.smart_sharpe": "sharpe.penalised",
  "quantstats.smart_sortino": "sortino.penalised",
  "quantstats.comp": "return.total",
  "quantstats.expected_return": "return.geometric_mean",
  "quantstats.rar": "return.per_exposure",
  "quantstats.autocorr_penalty": "autocorrelation_penalty",
  "quantstats.information_ratio": "information_ratio_per_bar",
  "quantstats.r_squared": "r_squared",
  "quantstats.treynor_ratio": "treynor",
  "quantstats.greeks.beta": "beta",
  "quantstats.greeks.alpha": "alpha.arithmetic",
};

const varied: Readonly<Record<string, readonly [MetricName, SampleOptions]>> = {
  "empyrical.sharpe_ratio_rf1e-4": ["sharpe", { riskFreePerBar: 1e-4 }],
  "empyrical.sortino_required_1e-4": ["sortino", { requiredPerBar: 1e-4 }],
  "empyrical.omega_required_0.02": ["omega", { requiredAnnual: 0.02 }],
  "empyrical.sharpe_weekly": ["sharpe", { periodsPerYear: 52 }],
  "empyrical.sharpe_365": ["sharpe", { periodsPerYear: 365 }],
  "empyrical.value_at_risk_1pct": ["value_at_risk", { tail: 0.01 }],
};

function close(actual: number, expected: number, relative: number): boolean {
  if (Number.isNaN(expected)) return Number.isNaN(actual);
  return Math.abs(actual - expected) <= relative * Math.max(Math.abs(expected), 1e-6);
}

type Expected = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

const table = sharedCsv("golden/performance/returns.csv");
const file = sharedFile("golden/performance/expected.json");
const columnNamed = (name: string): Float64Array =>
  Float64Array.from(table?.rows ?? [], (row) => numberOf(row[table?.header.indexOf(name) ?? 0]));
const times = Float64Array.from(table?.rows ?? [], (row) => Date.parse(row[0] ?? ""));

test.skipIf(file === null)("every metric equals empyrical and quantstats on eight series", () => {
  const expected = JSON.parse(readFileSync(file ?? "", "utf8")) as Expected;
  const benchmark = columnNamed("benchmark");
  const wrong: string[] = [];
  let compared = 0;
  for (const [series, values] of Object.entries(expected)) {
    for (const [reference, value] of Object.entries(values)) {
      const [name, options] = varied[reference] ?? [plain[reference], {}];
      const metric = metrics.find((entry) => entry.name === name);
      if (metric === undefined) continue;
      const actual = metric.compute(sampleOf(columnNamed(series), { ...options, times, benchmark }));
      compared++;
      if (!close(actual, value ?? Number.NaN, reference === "quantstats.cagr" ? 1e-6 : 1e-8))
        wrong.push(`${series} ${reference}: ${actual} instead of ${value}`);
    }
  }
  expect(compared).toBe(8 * (Object.keys(plain).length + Object.keys(varied).length));
  // By rule: active returns that are all zero have no variance, so no ratio; quantstats prints 0.
  expect(wrong).toEqual(["benchmark quantstats.information_ratio: NaN instead of 0"]);
});

test.skipIf(table === null)("curves equal the reference curves at every bar", () => {
  const curves = sharedCsv("golden/performance/series.csv");
  let compared = 0;
  for (const [column, name] of (curves?.header ?? []).entries()) {
    if (column === 0) continue;
    const [series = "", curve = ""] = name.split(".");
    const returns = columnNamed(series);
    const made: Readonly<Record<string, () => Float64Array>> = {
      cum_returns: () => cumulativeReturns(returns),
      drawdown: () => drawdownOf(returns),
      roll_sharpe_60: () => rollingSharpe(returns, 60, 252),
      roll_max_drawdown_60: () => rollingMaxDrawdown(returns, 60),
    };
    const actual = made[curve]?.() ?? new Float64Array(0);
    for (const [t, row] of (curves?.rows ?? []).entries()) {
      const expected = numberOf(row[column]);
      compared++;
      if (!close(actual[t] ?? Number.NaN, expected, 1e-8)) expect(`${name} row ${t}: ${actual[t]}`).toBe(`${expected}`);
    }
  }
  expect(compared).toBe((curves?.rows.length ?? 0) * ((curves?.header.length ?? 1) - 1));
});

test.skipIf(table === null)("drawdown episodes equal the reference list", () => {
  const reference = sharedCsv("golden/performance/drawdown_details_ew60.csv");
  const episodes = drawdownEpisodes(columnNamed("ew60"));
  const date = (row: number): string => new Date(times[row] ?? 0).toISOString().slice(0, 10);
  const actual = episodes.map((e) => [date(e.start), date(e.valley), date(e.end)]);
  expect(actual).toEqual(reference?.rows.map((row) => row.slice(0, 3)));
  for (const [i, row] of (reference?.rows ?? []).entries())
    expect((episodes[i]?.depth ?? 0) * 100).toBeCloseTo(numberOf(row[4]), 8);
});

// The reference groups by calendar year and ISO week: the last days of 2014 become "week 1 of 2014" and stand first, and
// their week is cut in two. Put together again, it is the week of 29 December.
function joinNewYear(listed: readonly number[], actual: readonly { readonly start: number }[]): readonly number[] {
  const [december = 0, ...rest] = listed;
  const week = actual.findIndex((entry) => entry.start === Date.UTC(2014, 11, 29));
  return rest.map((value, i) => (i === week ? (1 + december) * (1 + value) - 1 : value));
}

test.skipIf(table === null)("weekly, monthly, quarterly and yearly returns equal the reference", () => {
  const reference = sharedCsv("golden/performance/aggregate_ew60.csv");
  for (const [column, unit] of (["week", "month", "quarter", "year"] as const).entries()) {
    const actual = calendarReturns(times, columnNamed("ew60"), unit);
    const listed = (reference?.rows ?? []).map((row) => numberOf(row[column + 1])).filter((x) => !Number.isNaN(x));
    const expected = unit === "week" ? joinNewYear(listed, actual) : listed;
    expect(actual.length).toBe(expected.length);
    for (const [i, value] of expected.entries()) expect(actual[i]?.value).toBeCloseTo(value, 10);
  }
});
