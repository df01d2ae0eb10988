// One spelling for formulas that are equal by algebra, and hashes that follow it. Pairs are school algebra, written by hand.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import {
  canonicalize,
  checkExpression,
  type Expr,
  evaluate,
  factorHash,
  parseExpression,
  printExpression,
  shapeHash,
  similarity,
  sizeOf,
  subtreeHashes,
} from "../../engine/factors/index.ts";
import { vocabulary, wellTyped, wholePanel } from "./grammar.ts";

const read = (text: string): Expr => unwrap(parseExpression(text));

const equal: readonly (readonly [string, string])[] = [
  ["close + open", "open + close"],
  ["close * open * volume", "volume * (open * close)"],
  ["close - open", "close + -1 * open"],
  ["close - open", "-(open - close)"],
  ["close - open", "-1 * open - -close"],
  ["--close", "close"],
  ["close + close", "2 * close"],
  ["2 * (close - open) / 4", "close * 0.5 - open / 2"],
  ["close / 2", "0.5 * close"],
  ["2 * close / (4 * open)", "0.5 * (close / open)"],
  ["inverse(close)", "1 / close"],
  ["close > open", "open < close"],
  ["close >= open", "open <= close"],
  ["abs(close - open)", "abs(open - close)"],
  ["close ^ 1", "close"],
  ["close + (2 + 3)", "5 + close"],
  ["close * log(1)", "0 * close"],
  ["delta(close, 5)", "close - delay(close, 5)"],
  ["returns(close, 5)", "close / delay(close, 5) - 1"],
  ["log_diff(close, 5)", "log(close / delay(close, 5))"],
  ["log_diff(close, 5)", "log(close) - log(delay(close, 5))"],
  ["max2(close, open)", "max2(open, close)"],
  ["ts_mean(close, 5)", "ts_mean(close, 5, min_periods=5)"],
  ['rank(close, method="average", tolerance=1e-10)', "rank(close)"],
  ["rank(log(close))", "rank(close)"],
  ["rank(2 * close + 3)", "rank(close)"],
  ["rank(-3 * close)", "rank(-close)"],
  ["rank(2 * close - 4 * open)", "rank(close - 2 * open)"],
  ["rank(rank(close))", "rank(close)"],
  ["rank(cs_demean(close))", "rank(close)"],
  ["rank(tanh(returns(close, 5)))", "rank(close / delay(close, 5))"],
  ["rank(log_diff(close, 5))", "rank(returns(close, 5))"],
  ["ts_rank(log(close) + 1, 10)", "ts_rank(close, 10)"],
  ["rank(signed_power(close - open, 3))", "rank(close - open)"],
];

const different: readonly (readonly [string, string, string])[] = [
  ["close - open", "open - close", "the sign counts"],
  ["rank(-close)", "rank(close)", "the direction counts"],
  ["close / open", "open / close", "a quotient has two sides"],
  ["close - close", "0", "a missing close stays missing"],
  ["0 * close", "0", "a missing close stays missing"],
  ["rank(log(volume))", "rank(volume)", "a volume of zero has no logarithm"],
  ["rank(log(close - open))", "rank(close - open)", "a fall has no logarithm"],
  ["rank(close * close)", "rank(close)", "not increasing everywhere"],
  ["ts_rank(rank(close), 5)", "ts_rank(close, 5)", "the rank across symbols moves over time"],
  ["ts_argmax(close, 5)", "ts_argmax_pos(close, 5)", "two operators"],
  ["ts_mean(close, 5, min_periods=3)", "ts_mean(close, 5)", "another rule for gaps"],
  ['rank(close, method="min")', "rank(close)", "another rule for ties"],
  ["1 / 0 * close", "close", "a division by zero stays"],
  ["group_demean(close, sector)", "group_demean(close, subindustry)", "another group"],
];

describe("canonical form", () => {
  test.each(equal)("%s is %s", (a, b) => {
    expect(printExpression(canonicalize(read(a)))).toBe(printExpression(canonicalize(read(b))));
    expect(factorHash(read(a))).toBe(factorHash(read(b)));
  });

  test.each(different)("%s is not %s: %s", (a, b) => {
    expect(factorHash(read(a))).not.toBe(factorHash(read(b)));
  });

  test("it is its own canonical form, parses back, and passes the same checks", () => {
    fc.assert(
      fc.property(wellTyped(5, "any"), (expr) => {
        const once = canonicalize(expr);
        expect(canonicalize(once)).toEqual(once);
        expect(checkExpression(once, vocabulary)).toMatchObject({ ok: true });
        expect(read(printExpression(once))).toEqual(once);
      }),
      { numRuns: 400, seed: 3 },
    );
  });

  test("no cell appears or disappears, and values stay, where nothing compares", () => {
    fc.assert(
      fc.property(wellTyped(4, "stable"), fc.integer({ min: 0, max: 999 }), (expr, seed) => {
        const panel = wholePanel(seed, { symbols: 4, times: 24 });
        const before = evaluate(expr, panel);
        const after = evaluate(canonicalize(expr), panel);
        const scale = before.reduce((most, x) => Math.max(most, Number.isNaN(x) ? 0 : Math.abs(x)), 1);
        for (const [i, x] of before.entries()) {
          const y = after[i] ?? Number.NaN;
          const same = Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= 1e-9 * scale;
          if (!same) expect.fail(`${printExpression(expr)} -> ${printExpression(canonicalize(expr))}: ${x}, ${y}`);
        }
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  test("a sum of thousands keeps a shallow tree", () => {
    const wide = (depth: number): string => (depth === 0 ? "close" : `(${wide(depth - 1)} + ${depth} * open)`);
    expect(sizeOf(canonicalize(read(wide(20)))).depth).toBeLessThan(8);
  });
});

describe("likeness", () => {
  test("the shape forgets windows and constants, and nothing else", () => {
    const shape = (text: string): string => shapeHash(read(text));
    expect(shape("ts_mean(close, 5) / 2")).toBe(shape("ts_mean(close, 20) / 3"));
    expect(shape("ts_mean(open, 5) + ts_mean(close, 9)")).toBe(shape("ts_mean(close, 7) + ts_mean(open, 2)"));
    expect(shape("ts_mean(close, 5)")).not.toBe(shape("ts_mean(open, 5)"));
    expect(shape("ts_mean(close, 5)")).not.toBe(shape("ts_max(close, 5)"));
  });

  // Nodes by hand: rank(ts_mean(close, 5)) has 4, of which ts_mean(close, 5) has 3.
  test("similarity is the largest common part over the smaller formula", () => {
    expect(similarity(read("rank(ts_mean(close, 5))"), read("rank(ts_mean(close, 5))"))).toBe(1);
    expect(similarity(read("rank(ts_mean(close, 5))"), read("tanh(ts_mean(close, 5))"))).toBe(3 / 4);
    expect(similarity(read("ts_mean(close, 5)"), read("tanh(ts_mean(close, 5)) * volume"))).toBe(1);
    expect(similarity(read("rank(open)"), read("rank(close)"))).toBe(0);
  });

  test("subtree hashes begin with the factor's own", () => {
    const expr = read("rank(ts_mean(close, 5)) * 2");
    expect(subtreeHashes(expr)[0]).toBe(factorHash(expr));
    expect(subtreeHashes(expr)).toContain(factorHash(read("ts_mean(close, 5)")));
  });
});
