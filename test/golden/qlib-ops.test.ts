// Formulas in our language against Qlib's operators on two real panels. Source: ../shared/golden/qlib_ops, computed by qlib @ d5379c52.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import { checkText, evaluate } from "../../engine/factors/index.ts";
import { compareCells, type GoldenCell, goldenPanel, goldenValues } from "../support/golden-panel.ts";

/**
 * min_periods = 1 is Qlib's rule everywhere. Skew and Kurt of equal values are 0 and −3 in pandas 1.5.3 and missing here.
 */
function windowed(n: number): readonly (readonly [string, string])[] {
  const overClose = (operator: string): string => `${operator}(close, ${n}, min_periods=1)`;
  return [
    [`Mean($close, ${n})`, overClose("ts_mean")],
    [`Sum($close, ${n})`, overClose("ts_sum")],
    [`Std($close, ${n})`, overClose("ts_std")],
    [`Var($close, ${n})`, overClose("ts_var")],
    [`Skew($close, ${n})`, `ts_std(close, ${n}, min_periods=3) == 0 ? 0 : ${overClose("ts_skew")}`],
    [`Kurt($close, ${n})`, `ts_std(close, ${n}, min_periods=4) == 0 ? -3 : ${overClose("ts_kurt")}`],
    [`Max($close, ${n})`, overClose("ts_max")],
    [`Min($close, ${n})`, overClose("ts_min")],
    [`IdxMax($close, ${n})`, `ts_argmax_pos(close, ${n})`],
    [`IdxMin($close, ${n})`, `ts_argmin_pos(close, ${n})`],
    [`Med($close, ${n})`, overClose("ts_median")],
    [`Mad($close, ${n})`, overClose("ts_mad")],
    [`Rank($close, ${n})`, overClose("ts_rank")],
    [`Count($close, ${n})`, `ts_sum(!is_nan(close), ${n}, min_periods=1)`],
    [`Delta($close, ${n})`, `delta(close, ${n})`],
    [`Slope($close, ${n})`, overClose("ts_slope")],
    [`Rsquare($close, ${n})`, overClose("ts_rsquare")],
    [`Resi($close, ${n})`, overClose("ts_resid")],
    [`WMA($close, ${n})`, `decay_linear(close, ${n}) / ${n}`],
    [`EMA($close, ${n})`, `ewm_mean(close, ${n}, min_periods=1)`],
    [`Ref($close, ${n})`, `delay(close, ${n})`],
  ];
}

/** A comparison with a missing side is false in Qlib and missing here; fill(…, 0) says Qlib's reading. */
const translations: readonly (readonly [string, string])[] = [
  ...windowed(5),
  ...windowed(20),
  ["Quantile($close, 10, 0.2)", "ts_quantile(close, 10, 0.2, min_periods=1)"],
  ["Quantile($close, 10, 0.8)", "ts_quantile(close, 10, 0.8, min_periods=1)"],
  ["Corr($close, $volume, 10)", "ts_corr(close, volume, 10, min_periods=1)"],
  ["Corr($close, Log($volume+1), 20)", "ts_corr(close, log(volume + 1), 20, min_periods=1)"],
  ["Cov($close, $volume, 10)", "ts_cov(close, volume, 10, min_periods=1)"],
  ["Abs($close-$open)", "abs(close - open)"],
  ["Sign($close-$open)", "sign(close - open)"],
  ["Log($close)", "log(close)"],
  ["Power($close, 2)", "close ^ 2"],
  ["Greater($open, $close)", "max2(open, close)"],
  ["Less($open, $close)", "min2(open, close)"],
  ["If($close>$open, $high, $low)", "fill(close > open, 0) ? high : low"],
  ["Gt($close, $open)", "fill(close > open, 0)"],
  ["Le($close, $open)", "fill(close <= open, 0)"],
  ["Mean($volume, 0)", "ts_mean(volume, 400, min_periods=1)"],
  ["EMA($close, 0.1)", "ewm_mean(close, 19, min_periods=1)"],
  ["Std($close/Ref($close,1)-1, 60)", "ts_std(close / delay(close, 1) - 1, 60, min_periods=1)"],
  ["Mean($close>Ref($close,1), 10)", "ts_mean(fill(close > delay(close, 1), 0), 10, min_periods=1)"],
  ["Slope($vwap, 60)", "ts_slope(vwap, 60, min_periods=1)"],
  ["IdxMax($high, 60)/60", "ts_argmax_pos(high, 60) / 60"],
  [
    "($close-Min($low, 9))/(Max($high, 9)-Min($low, 9)+1e-12)",
    "(close - ts_min(low, 9, min_periods=1)) / (ts_max(high, 9, min_periods=1) - ts_min(low, 9, min_periods=1) + 1e-12)",
  ],
];

/**
 * Over a window that is not whole Qlib counts places from the first row it has, takes a missing value for the largest
 * one, and averages weights that sum to something else. Here only whole windows are compared.
 */
const wholeWindows = /^(IdxMax|IdxMin|WMA)/;

/** What reads the future cannot be written; Ref(x, 0) is the first value of all, wherever it stands. */
const refused: readonly (readonly [string, string])[] = [
  ["Ref($close, -5)", "delay(close, -5)"],
  ["Ref($close, 0)", "delay(close, 0)"],
];

/**
 * The stated tolerances. pandas' running sums leave rounding noise where the truth is 0 or near it (exact arithmetic on such
 * windows gives our value); it is up to 1e-6 of a kurtosis, and of a covariance of prices with volumes in the thousands.
 */
function toleranceOf(theirs: string): { readonly relative: number; readonly absolute: number } {
  if (/^(Skew|Kurt)/.test(theirs)) return { relative: 1e-5, absolute: 1e-6 };
  return { relative: 1e-6, absolute: theirs.startsWith("Cov") ? 1e-7 : 1e-9 };
}

const vocabulary = {
  fields: ["open", "high", "low", "close", "volume", "vwap", "amount"],
  groups: ["sector", "subindustry"],
};

describe.each(["panel_us", "panel_cn"])("qlib operators on %s", (name) => {
  const golden = goldenPanel(name);
  const values = golden === null ? null : goldenValues(`golden/qlib_ops/${name}.csv.gz`, golden);
  let compared = 0;
  let mismatches = 0;
  let leftOut = 0;

  test.skipIf(golden === null).each(translations)("%s = %s", (theirs, ours) => {
    const { expr } = unwrap(checkText(ours, vocabulary));
    const wanted: readonly GoldenCell[] = values?.get(theirs) ?? [];
    expect(wanted.length).toBeGreaterThan(0);
    if (golden === null) return;
    const column = evaluate(expr, golden.panel);
    const cells = wholeWindows.test(theirs) ? wanted.filter(({ cell }) => !Number.isNaN(column[cell])) : wanted;
    const result = compareCells(column, cells, toleranceOf(theirs));
    leftOut += wanted.length - cells.length;
    compared += result.compared;
    mismatches += result.mismatches;
    expect(result, result.worst).toMatchObject({ mismatches: 0 });
  });

  test.each(refused)("%s is refused", (_theirs, ours) => {
    const result = checkText(ours, vocabulary);
    expect(result.ok).toBe(false);
  });

  test.skipIf(golden === null)("every expression of the file is translated or refused", () => {
    const known = new Set([...translations, ...refused].map(([theirs]) => theirs));
    expect([...(values?.keys() ?? [])].filter((theirs) => !known.has(theirs))).toEqual([]);
    console.info(
      `qlib_ops ${name}: ${compared} values compared, ${mismatches} mismatches, ${leftOut} left out (windows that are not whole)`,
    );
  });
});
