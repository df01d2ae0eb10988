// The fast form of the window operators against their meaning, on columns with every nuisance and windows of several lengths.
import { describe, expect, test } from "vitest";
import type { Operator } from "../../engine/factors/operator.ts";
import { operators } from "../../engine/factors/operators/index.ts";
import { nuisanceColumn, nuisances, shapeOf, someParams } from "../support/operator-calls.ts";
import { applyMeaning } from "../support/operator-meaning.ts";

const names = new Set([
  ...["backfill", "bars_since", "bars_since_first", "bars_since_n", "cross_down", "cross_up", "cum_count"],
  ...["cum_max", "cum_mean", "cum_min", "cum_prod", "cum_prod_by", "cum_sum", "cum_sum_by", "cum_sum_reset"],
  ...["decay_exp", "ewm_corr", "ewm_cov", "ewm_var", "filter_signal", "hump", "kth_element", "long_cross"],
  ...["resample", "sma_recursive", "trade_when", "ts_autocorr", "ts_co_kurtosis", "ts_co_skewness", "ts_count_valid"],
  ...["ts_days_from_last_change", "ts_entropy", "ts_every", "ts_exist", "ts_highday", "ts_intercept", "ts_ir"],
  ...["ts_l2_norm", "ts_last", "ts_last_diff_value", "ts_lowday", "ts_min_max_cps", "ts_min_max_diff", "ts_moment"],
  ...["ts_partial_corr", "ts_reg2_alpha", "ts_reg2_beta", "ts_reg2_pred", "ts_reg2_resid", "ts_reg2_rsq"],
  ...["ts_reg3_alpha", "ts_reg3_beta", "ts_reg3_pred", "ts_reg3_resid", "ts_reg3_rsq", "ts_reg_alpha", "ts_reg_beta"],
  ...["ts_reg_pred", "ts_reg_resid", "ts_reg_rsq", "ts_scale", "ts_split_by", "ts_sumif", "ts_triple_corr"],
  ...["ts_zero_cross", "value_when", "wilder"],
]);
const list: readonly Operator[] = operators;
const tried = list.filter(({ name }) => names.has(name));
const size = { symbols: 2, times: 50 };
const draws = [
  { window: 6, least: 5 },
  { window: 9, least: 9 },
  { window: 20, least: 4 },
];

/** What rounding is measured by: results, and the inputs they are differences of. */
function largest(columns: readonly Float64Array[]): number {
  return Math.max(...columns.flatMap((column) => [...column].filter(Number.isFinite).map(Math.abs)), 1e-12);
}

test("every name is an operator", () => {
  expect(tried.map(({ name }) => name)).toEqual([...names]);
});

describe.each(tried.map((operator) => [operator.name, operator] as const))("%s", (_name, operator) => {
  test.each(nuisances)("the fast form gives what the meaning gives on a column with %s", (kind) => {
    for (const draw of draws) {
      const params = someParams(operator, draw);
      const inputs = operator.example.columns.map((_, k) => nuisanceColumn(kind, size, 5 + k));
      const wanted = applyMeaning(operator, inputs, params, shapeOf(size));
      const found = operator.apply(inputs, params, shapeOf(size));
      const slack = 1e-10 * largest([wanted]) + 1e-14 * largest(inputs);
      wanted.forEach((x, i) => {
        const y = found[i] ?? Number.NaN;
        const same = Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= 1e-8 * Math.abs(x) + slack;
        if (!same) expect.fail(`${params}: cell ${i} is ${y}, wanted ${x}`);
      });
    }
  });
});
