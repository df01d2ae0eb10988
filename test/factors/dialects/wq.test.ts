// The dialect of the 101 alphas: what each way of writing becomes. Expected forms by hand from the paper's definitions.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../../engine/core/index.ts";
import { type Conventions, parseDialect, printExpression } from "../../../engine/factors/index.ts";

function read(text: string, options: Partial<Conventions> = {}): string {
  return printExpression(unwrap(parseDialect(text, "wq", options)));
}

describe("words, signs and names", () => {
  test.each([
    ["Ts_Rank(close, 5)", "ts_rank(close, 5, tolerance=0)"],
    ["TSRANK(CLOSE, 5)", "ts_rank(close, 5, tolerance=0)"],
    ["ts_argmax(close, 30)", "ts_argmax_pos(close, 30)"],
    ["returns < 0 ? 1 : 2.", "where(returns(close, 1) < 0, 1, 2)"],
    ["a ? b : c ? d : e".replace(/[a-e]/g, "close"), "where(close, close, where(close, close, close))"],
    ["IndNeutralize(vwap, IndClass.sector)", "group_demean(vwap, sector)"],
    ["indneutralize(vwap, indclass.SubIndustry)", "group_demean(vwap, subindustry)"],
    ["scale(close)", "cs_scale(close)"],
    ["scale(close, 2)", "cs_scale(close, total=2)"],
    ["-close ^ 2", "-close ^ 2"],
    ["-2 * close", "-2 * close"],
    [
      "2 ** 3 ** close",
      "where(fill(2 == 1, 0) || fill(where(fill(3 == 1, 0) || fill(close == 0, 0), 1, 3 ^ close) == 0, 0), 1, 2 ^ where(fill(3 == 1, 0) || fill(close == 0, 0), 1, 3 ^ close))",
    ],
    ["close > open & high > low | close == open", "close > open && high > low || close == open"],
    ["close > open && high > low || close = open", "close > open && high > low || close == open"],
    ["delta(close, 10 / 2)", "delta(close, 5)"],
    ["+close - +open", "close - open"],
    ["!(close > open)", "!(close > open)"],
    [".001 * close", "0.001 * close"],
  ])("%s", (theirs, ours) => {
    expect(read(theirs)).toBe(ours);
  });

  test("adv20 is the average of the volume, or of the money traded", () => {
    expect(read("adv20")).toBe("ts_mean(volume, 20)");
    expect(read("adv20", { adv: "dollars" })).toBe("ts_mean(amount, 20)");
    expect(read("adv180 / adv5")).toBe("ts_mean(volume, 180) / ts_mean(volume, 5)");
  });

  test("min and max with a number of at least 2 are windows, with anything else the smaller and larger of two", () => {
    expect(read("min(close, 5)")).toBe("ts_min(close, 5)");
    expect(read("max(close, 2.7)")).toBe("ts_max(close, 2)");
    expect(read("min(close, 0)")).toBe("min2(close, 0)");
    expect(read("max(close, 1)")).toBe("max2(close, 1)");
    expect(read("max(0, close)")).toBe("max2(0, close)");
    expect(read("max(close, open)")).toBe("max2(close, open)");
  });

  test("names of a market's own are fields when they are said to be", () => {
    expect(read("rank(pe_ratio)", { fields: ["pe_ratio"] })).toBe("rank(pe_ratio, tolerance=0)");
  });
});

describe("conventions are options", () => {
  test("fractional windows go down, or to the nearest", () => {
    // Source: 3.93, 16.23 and 5.50 are windows of the paper; DolphinDB has 4, 16 and 6 for them.
    const text = "Ts_Rank(decay_linear(correlation(close, volume, 3.92795), 16.2289), 5.50322)";
    expect(read(text)).toBe("ts_rank(decay_linear(ts_corr(close, volume, 3), 16), 5, tolerance=0)");
    expect(read(text, { windows: "round" })).toBe(
      "ts_rank(decay_linear(ts_corr(close, volume, 4), 16), 6, tolerance=0)",
    );
  });

  test("ties, tolerance and the scale of time ranks", () => {
    expect(read("rank(close)")).toBe("rank(close, tolerance=0)");
    expect(read("rank(close)", { rankTolerance: 1e-10 })).toBe("rank(close)");
    expect(read("rank(close)", { rankTies: "min" })).toBe('rank(close, method="min", tolerance=0)');
    expect(read("ts_rank(close, 9)", { tsRank: "place", rankTolerance: 1e-10 })).toBe("ts_rank(close, 9) * 9");
  });

  test("minimum periods, divisor and comparisons", () => {
    expect(read("sum(close, 9)", { minPeriods: 4 })).toBe("ts_sum(close, 9, min_periods=4)");
    expect(read("sum(close, 3)", { minPeriods: 4 })).toBe("ts_sum(close, 3)");
    expect(read("stddev(close, 9)", { ddof: 0 })).toBe("ts_std(close, 9) * sqrt((9 - 1) / 9)");
    expect(read("covariance(close, open, 9)", { ddof: 0 })).toBe("ts_cov(close, open, 9) * ((9 - 1) / 9)");
    expect(read("close < open", { comparisons: "false" })).toBe("fill(close < open, 0)");
    expect(read("close != open", { comparisons: "false" })).toBe("fill(close != open, 1)");
  });

  test("a power with a missing side", () => {
    expect(read("close ^ open")).toBe("where(fill(close == 1, 0) || fill(open == 0, 0), 1, close ^ open)");
    expect(read("close ^ open", { powers: "missing" })).toBe("close ^ open");
    expect(read("close ^ 5")).toBe("close ^ 5");
    expect(read("SignedPower(close, open)")).toBe("where(fill(abs(close) == 1, 0), close, signed_power(close, open))");
  });

  test("correlation of what does not vary", () => {
    expect(read("correlation(close, open, 5)")).toBe("ts_corr(close, open, 5)");
    expect(read("correlation(close, open, 5)", { flatCorrelation: "zero" })).toBe(
      "where(ts_std(close, 5) == 0 || ts_std(open, 5) == 0, 0, ts_corr(close, open, 5))",
    );
  });
});
