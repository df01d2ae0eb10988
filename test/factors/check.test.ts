// What a formula is told before it runs: names, kinds, ranges, units, bounds. Look-backs and costs are added by hand.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import { callExpr, checkExpression, checkText, type Expr, fieldExpr, numberExpr } from "../../engine/factors/index.ts";

const vocabulary = { fields: ["open", "high", "low", "close", "vwap", "volume", "amount", "mood"], groups: ["sector"] };

function refused(text: string): { readonly code: string; readonly message: string; readonly next: string } {
  const result = checkText(text, vocabulary);
  if (result.ok) throw new Error(`"${text}" was accepted`);
  return result.error.toJSON();
}

describe("a sound formula", () => {
  const lookbacks: readonly (readonly [string, number])[] = [
    ["close", 0],
    ["delay(close, 5)", 5],
    ["ts_mean(close, 5)", 4],
    ["ts_mean(delay(close, 5), 10)", 14],
    ["ts_mean(close, 3) + delay(ts_max(open, 4), 2)", 5],
    ["rank(delta(close, 7))", 7],
    ["ema(close, 10)", Number.POSITIVE_INFINITY],
  ];
  test.each(lookbacks)("%s looks back %d bars", (text, lookback) => {
    expect(unwrap(checkText(text, vocabulary)).info.lookback).toBe(lookback);
  });

  const unitsOf: readonly (readonly [string, string])[] = [
    ["close", "price"],
    ["close * volume", "currency"],
    ["close / open", "ratio"],
    ["close - open", "price"],
    ["rank(volume)", "rank"],
    ["returns(close, 1)", "return"],
    ["amount / volume", "price"],
    ["close > open", "boolean"],
    ["mood", "unknown"],
    ["close + mood", "unknown"],
    ["close + 1", "price"],
    ["close + (1 + 1)", "price"],
    ["ts_argmax(close, 5)", "time"],
  ];
  test.each(unitsOf)("%s is a %s", (text, unit) => {
    expect(unwrap(checkText(text, vocabulary)).info.unit).toBe(unit);
  });

  test("nodes are counted as written and as computed; fields and groups are listed", () => {
    const { info } = unwrap(checkText("group_demean(close - open, sector) / (close - open)", vocabulary));
    expect(info).toMatchObject({ nodes: 9, distinct: 5, depth: 4, fields: ["close", "open"], groups: ["sector"] });
  });
});

// Columns counted by hand.
const faults: readonly (readonly [string, string, RegExp, RegExp])[] = [
  ["close + volume", "unit-mismatch", /price and volume.*at column 7 of "close \+ volume"/, /one unit/],
  ["rank(close - ts_mean(volume, 5))", "unit-mismatch", /price and volume.*column 12/, /one unit/],
  ["close > volume", "unit-mismatch", /price and volume/, /one unit/],
  ["rank(close) + volume - open", "unit-mismatch", /volume and price.*at column 22/, /one unit/],
  ["-2 * (rank(close) + volume) < open", "unit-mismatch", /volume and price.*column 29/, /one unit/],
  ["max2(amount, close)", "unit-mismatch", /currency and price/, /one unit/],
  ["clsoe", "unknown-field", /"clsoe" at column 1/, /Did you mean "close"\? .*open, high/],
  ["ts_mean(foo, 5)", "unknown-field", /"foo" at column 9/, /This market's fields: open/],
  ["close + sector", "unknown-field", /"sector" at column 9/, /is a group/],
  ["close * rank", "unknown-field", /"rank" at column 9/, /write rank\(x/],
  ["group_demean(close, sectr)", "unknown-group", /"sectr" at column 21/, /Did you mean "sector"/],
  ["delay(close, -1)", "look-ahead", /"d" of delay must be at least 1, not -1, at column 14/, /future/],
  ["delay(close, 0)", "bad-parameter", /at least 1, not 0/, /delay\(x, d\)/],
  ["ts_mean(close, -5)", "look-ahead", /not -5/, /past/],
  ["ts_mean(close, 0)", "bad-parameter", /at least 1, not 0, at column 16/, /ts_mean/],
  ["ts_mean(close, 2.5)", "bad-parameter", /whole number.*not 2.5/, /Write 2/],
  ["ts_mean(close, 1e9)", "bad-parameter", /at most 10000/, /ts_mean/],
  ["ts_mean(close, 5, min_periods=6)", "bad-parameter", /min_periods.*at most n \(5\), not 6, at column 31/, /ts_mean/],
  ["ts_quantile(close, 5, 1.5)", "bad-parameter", /"q" of ts_quantile must be at most 1/, /ts_quantile/],
  ["ts_max(ts_max(ts_max(close, 9999), 9999), 9999)", "lookback-too-long", /29994 bars.*20000/, /Shorten/],
  ["1 + 2", "no-field", /reads no field/, /open, high/],
  ["5", "no-field", /"5" reads no field/, /open/],
];

describe("an unsound one", () => {
  test.each(faults)("%s is refused", (text, code, message, next) => {
    const error = refused(text);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.next).toMatch(next);
  });

  const close = fieldExpr("close");
  const trees: readonly (readonly [string, Expr, string, RegExp])[] = [
    ["an unknown operator", callExpr("nope", close), "unknown-operator", /"nope" at column 1 of "nope\(close\)"/],
    ["too few arguments", callExpr("ts_mean", close), "wrong-arguments", /takes 2 to 3 arguments, not 1/],
    ["too many arguments", callExpr("abs", close, close), "wrong-arguments", /takes 1 arguments, not 2/],
    [
      "a field as a window",
      callExpr("ts_mean", close, close),
      "bad-parameter",
      /"n" of ts_mean is a window, not a field/,
    ],
    ["a field as a group", callExpr("group_demean", close, close), "bad-parameter", /is a group, not a field/],
    [
      "a group as a column",
      callExpr("abs", { kind: "group", name: "sector" }),
      "bad-parameter",
      /is a column, not a group/,
    ],
    ["a group alone", { kind: "group", name: "sector" }, "no-field", /reads no field/],
    [
      "an unknown word",
      callExpr("rank", close, { kind: "choice", name: "best" }),
      "bad-parameter",
      /is a choice, not the word "best"/,
    ],
    ["a number that is none", callExpr("add", close, numberExpr(Number.NaN)), "bad-number", /NaN/],
  ];
  test.each(trees)("a tree with %s is refused", (_what, tree, code, message) => {
    const result = checkExpression(tree, vocabulary);
    expect(result.ok ? "" : result.error.code).toBe(code);
    expect(result.ok ? "" : result.error.message).toMatch(message);
  });

  test("trees built by hand, 100,000 deep or of endless size, are refused at once", () => {
    let deep: Expr = close;
    for (let i = 0; i < 100_000; i++) deep = callExpr("abs", deep);
    let wide: Expr = close;
    for (let i = 0; i < 60; i++) wide = callExpr("add", wide, wide);
    for (const tree of [deep, wide]) {
      const result = checkExpression(tree, vocabulary);
      expect(result.ok ? "" : result.error.code).toMatch(/expression-too-(deep|large)/);
    }
  });

  test("a market without groups says so", () => {
    const result = checkText("group_demean(close, sector)", { fields: ["close"], groups: [] });
    expect(result.ok ? "" : result.error.next).toMatch(/no groups/);
  });
});
