// The dialect of Qlib: what its expressions become. Expected forms by hand from Qlib's operators; values are golden tests.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../../engine/core/index.ts";
import { type Conventions, parseDialect, printExpression } from "../../../engine/factors/index.ts";

function read(text: string, options: Partial<Conventions> = {}): string {
  return printExpression(unwrap(parseDialect(text, "qlib", options)));
}

describe("fields, words and signs", () => {
  test.each([
    ["Ref($close, 1)", "delay(close, 1)"],
    ["$My_Field * 2", "my_field * 2"],
    ["Mean($close, 5)", "ts_mean(close, 5, min_periods=1)"],
    ["Mean($close, 1)", "ts_mean(close, 1)"],
    ["Mean($volume, 0)", "ts_mean(volume, 10000, min_periods=1)"],
    ["Mean($close, 0.1)", "ewm_mean(close, 19, min_periods=1)"],
    ["EMA($close, 12)", "ewm_mean(close, 12, min_periods=1)"],
    ["EMA($close, 0.25)", "ewm_mean(close, 7, min_periods=1)"],
    ["Greater($open, $close)", "max2(open, close)"],
    ["Less($open, $close)", "min2(open, close)"],
    ["Gt($open, $close)", "fill(open > close, 0)"],
    ["Ne($open, $close)", "fill(open != close, 1)"],
    ["$open > $close", "fill(open > close, 0)"],
    ["($open > $close) & ($high > $low)", "fill(open > close, 0) && fill(high > low, 0)"],
    ["If($close>$open, $high, $low)", "where(fill(close > open, 0), high, low)"],
    ["If($close, $high, $low)", "where(fill(close, 1), high, low)"],
    ["Count($close, 5)", "ts_count_valid(close, 5)"],
    ["Quantile($close, 5, 0.8)", "ts_quantile(close, 5, 0.8, min_periods=1)"],
    ["Rank($close, 5)", "ts_rank(close, 5, tolerance=0, min_periods=1)"],
    ["Power($close, 2)", "close ^ 2"],
    ["$close ** 2", "close ^ 2"],
    ["Std($close, 5)", "ts_std(close, 5, min_periods=1)"],
    ["2*$close-$high", "2 * close - high"],
  ])("%s", (theirs, ours) => {
    expect(read(theirs)).toBe(ours);
  });

  test("what differs from the definitions is kept, or mended", () => {
    const mended = { quirks: "mend" } as const;
    expect(read("WMA($close, 5)", mended)).toBe("decay_linear(close, 5, min_periods=1)");
    expect(read("IdxMax($close, 5)", mended)).toBe("ts_argmax_pos(close, 5, min_periods=1)");
    expect(read("Skew($close, 5)", mended)).toBe("ts_skew(close, 5, min_periods=1)");
    expect(read("Skew($close, 5)")).toBe(
      "where(ts_std(close, 5, min_periods=3) == 0, 0, ts_skew(close, 5, min_periods=1))",
    );
    expect(read("Corr($close, $open, 5)", mended)).toBe("ts_corr(close, open, 5, min_periods=1)");
    expect(read("Rsquare($close, 5)")).toBe(
      "ts_rsquare(close, 5, min_periods=1) / (ts_std(close, 5, min_periods=1) > 0.00002)",
    );
  });

  test("comparisons may keep what is missing", () => {
    expect(read("$open > $close", { comparisons: "missing" })).toBe("open > close");
  });
});

describe("what cannot be written", () => {
  test.each([
    ["Ref($close, -1)", "look-ahead", "future"],
    ["Delta($close, -2)", "look-ahead", "2 bars into the future"],
    ["Ref($close, 0)", "look-ahead", "first value"],
    ["Mean($close, -5)", "look-ahead", "column 14"],
    ["$close ^ 2", "expression-syntax", '"^"'],
    ["$close = 2", "expression-syntax", '"="'],
    ["$open < $close < $high", "expression-syntax", "chain"],
    ["PRef($close, 1)", "unsupported-word", "revisions"],
    ["close", "unknown-field", "close"],
    ["Meen($close, 5)", "unknown-operator", "Meen"],
    ["Max($close, 0.5)", "bad-parameter", "0 bars"],
  ])("%s", (text, code, words) => {
    const result = parseDialect(text, "qlib");
    expect(result.ok ? "read" : result.error.code).toBe(code);
    expect(result.ok ? "" : result.error.message).toContain(words);
  });
});
