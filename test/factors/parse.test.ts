// Reading formulas: precedence, sugar, named parameters, and errors that name value, column and next step.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  callExpr as call,
  type Expr,
  fieldExpr as field,
  numberExpr as n,
  parseExpression,
  printExpression,
} from "../../engine/factors/index.ts";
import { anyTyped, wellTyped } from "./grammar.ts";

const close = field("close");
const open = field("open");

function parsed(text: string): Expr {
  const result = parseExpression(text);
  if (!result.ok) throw result.error;
  return result.value;
}

function refused(text: string): { readonly code: string; readonly message: string; readonly next: string } {
  const result = parseExpression(text);
  if (result.ok) throw new Error(`"${text.slice(0, 50)}" was accepted as ${printExpression(result.value)}`);
  return result.error.toJSON();
}

// Source: the usual rules of arithmetic; the power goes from right to left and above the minus sign.
const trees: readonly (readonly [string, Expr])[] = [
  ["close", close],
  ["-1", n(-1)],
  ["-close", call("neg", close)],
  ["1e-12", n(1e-12)],
  [".5 * close", call("mul", n(0.5), close)],
  ["close - 1", call("sub", close, n(1))],
  ["close - -1", call("sub", close, n(-1))],
  ["close + open * 2", call("add", close, call("mul", open, n(2)))],
  ["close - open - 2", call("sub", call("sub", close, open), n(2))],
  ["close ^ 2 ^ 3", call("pow", close, call("pow", n(2), n(3)))],
  ["-close ^ 2", call("neg", call("pow", close, n(2)))],
  ["-2 ^ close", call("neg", call("pow", n(2), close))],
  ["2 ^ -close * open", call("mul", call("pow", n(2), call("neg", close)), open)],
  ["close ** 2", call("pow", close, n(2))],
  ["close > open && !close", call("and", call("gt", close, open), call("not", close))],
  ["not close > open or close == 1", call("or", call("not", call("gt", close, open)), call("eq", close, n(1)))],
  [
    "close > 1 ? open : close < 2 ? 3 : 4",
    call("where", call("gt", close, n(1)), open, call("where", call("lt", close, n(2)), n(3), n(4))),
  ],
  ["ts_mean(close, 2 * 5)", call("ts_mean", close, n(10))],
  ["ts_mean(x=close, n=5, min_periods=1)", call("ts_mean", close, n(5), n(1))],
  ["ts_mean(close, min_periods=2, n=5)", call("ts_mean", close, n(5), n(2))],
  ["rank(close, tolerance=0)", call("rank", close, { kind: "choice", name: "average" }, n(0))],
  ["rank(close, method='min')", call("rank", close, { kind: "choice", name: "min" })],
  ["rank(close, min)", call("rank", close, { kind: "choice", name: "min" })],
  ["group_demean(close, sector)", call("group_demean", close, { kind: "group", name: "sector" })],
  ["  rank (\n close )\t", call("rank", close)],
];

describe("formulas", () => {
  test.each(trees)("%s", (text, tree) => {
    expect(parsed(text)).toEqual(tree);
    expect(parsed(printExpression(tree))).toEqual(tree);
  });

  test("print and parse are inverse for every tree that the grammar makes", () => {
    fc.assert(
      fc.property(fc.oneof(wellTyped(5, "any"), anyTyped(6)), (expr) => {
        const again = parseExpression(printExpression(expr));
        expect(again.ok && again.value).toEqual(expr);
        expect(printExpression(again.ok ? again.value : close)).toBe(printExpression(expr));
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});

// Columns counted by hand.
const faults: readonly (readonly [string, string, RegExp, RegExp])[] = [
  ["", "expression-syntax", /empty/, /For example/],
  ["   ", "expression-syntax", /empty/, /For example/],
  [
    "rank(ts_meen(close, 5))",
    "unknown-operator",
    /"ts_meen" at column 6 of "rank\(ts_meen\(close, 5\)\)"/,
    /Did you mean "ts_mean"\?/,
  ],
  ["Rank(close)", "unknown-operator", /column 1 /, /Did you mean "rank"/],
  ["Ref(close, 1)", "unknown-operator", /"Ref"/, /"delay"/],
  ["constructor(close)", "unknown-operator", /"constructor"/, /factor list/],
  ["lead(close, 1)", "unknown-operator", /"lead"/, /past only/],
  ["mean(close, 5)", "unknown-operator", /"mean"/, /ts_mean/],
  ["$close", "unexpected-character", /"\$" at column 1 /, /without "\$"/],
  ["close + \u0000", "unexpected-character", /"\\u0000" at column 9 of "close \+ \\u0000"/, /field names/],
  ["😀 + close", "unexpected-character", /"😀" at column 1 /, /field names/],
  ["rank(close) 😀", "unexpected-character", /column 13/, /field names/],
  ["close[1]", "unexpected-character", /"\["/, /delay/],
  ["(close", "expression-syntax", /ends at column 7 .*"\)" for the "\(" at column 1/, /close every open bracket/],
  ["close)", "expression-syntax", /Unexpected "\)" at column 6/, /Remove this/],
  ["rank(close", "expression-syntax", /ends at column 11/, /close every/],
  ["close +", "expression-syntax", /ends at column 8/, /Complete/],
  ["close open", "expression-syntax", /"open" at column 7/, /For example/],
  ["close = open", "expression-syntax", /"=" at column 7/, /"=="/],
  ["1 < close < 2", "expression-syntax", /do not chain.*column 11/, /&&/],
  ["close ? open", "expression-syntax", /":"/, /Complete/],
  ["5d", "bad-number", /"5d" is not a number, at column 1/, /point/],
  ["1e999 * close", "bad-number", /1e999/, /point/],
  ["1.2.3", "bad-number", /1.2.3/, /point/],
  ["1,5", "expression-syntax", /"," at column 2/, /For example/],
  ["ts_mean(close)", "wrong-arguments", /ts_mean needs "n" at column 1/, /ts_mean\(x, n, min_periods=n\)/],
  ["rank()", "wrong-arguments", /needs "x"/, /rank\(x/],
  ["ts_mean(close, 5, 1, 2)", "wrong-arguments", /takes 3 arguments.*column 22/, /ts_mean/],
  ["ts_mean(close, n=5, 1)", "wrong-arguments", /after one by name at column 21/, /first/],
  ["ts_mean(close, 5, n=5)", "wrong-arguments", /given twice at column 19/, /Keep one/],
  ["ts_mean(close, window=5)", "unknown-parameter", /no parameter "window" at column 16/, /ts_mean\(x, n/],
  ["ts_mean(close, open)", "bad-parameter", /"n" of ts_mean must be a plain number at column 16/, /number/],
  ['rank(close, method="avg")', "bad-parameter", /cannot be "avg" at column 20/, /"average"/],
  ["group_demean(close, 5)", "expression-syntax", /"5" at column 21.*group/, /For example/],
  ['"close"', "expression-syntax", /text "close"/, /quotation/],
  ["rank(close\n, meth=1)", "unknown-parameter", /line 2, column 3 of ", meth=1\)"/, /method/],
];

describe("faults are located", () => {
  test.each(faults)("%j", (text, code, message, next) => {
    const error = refused(text);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.next).toMatch(next);
  });

  const floods: readonly (readonly [string, string, string])[] = [
    ["10,000 brackets", "(".repeat(10_000), "expression-too-deep"],
    ["4,000 closed brackets", `${"(".repeat(4_000)}close${")".repeat(4_000)}`, "expression-too-deep"],
    ["10,000 minus signs", "-".repeat(10_000), "expression-too-deep"],
    ["nested calls", `${"abs(".repeat(1_900)}close${")".repeat(1_900)}`, "expression-too-deep"],
    ["a long sum", `close${"+1".repeat(4_000)}`, "expression-too-deep"],
    ["a tower of powers", `2${"^2".repeat(4_000)}`, "expression-too-deep"],
    ["many questions", "close ? ".repeat(1_200), "expression-too-deep"],
    ["a million characters", "rank(".repeat(200_000), "expression-too-long"],
    ["a million spaces", " ".repeat(1_000_000), "expression-too-long"],
  ];
  test.each(floods)("%s give an error", (_what, text, code) => {
    expect(refused(text).code).toBe(code);
    expect(refused(text).message.length).toBeLessThan(400);
  });

  test("no text crashes the parser", () => {
    const pieces = fc.constantFrom(
      "rank",
      "(",
      ")",
      ",",
      "close",
      "5",
      "-",
      "^",
      "?",
      ":",
      "=",
      "not",
      "and",
      '"',
      "\u0000",
      "😀",
      " ",
      ".",
      "ts_mean",
      "sector",
      "!",
      "1e",
    );
    const texts = fc.oneof(
      fc.array(fc.nat(0x10ffff), { maxLength: 10 }).map((points) => String.fromCodePoint(...points)),
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const result = parseExpression(text);
        if (result.ok) expect(parsed(printExpression(result.value))).toEqual(result.value);
        else expect(result.error.next.length).toBeGreaterThan(0);
      }),
      { numRuns: 3_000, seed: 2 },
    );
  });
});
