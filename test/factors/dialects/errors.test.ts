// Faults in foreign formulas: every one is an error with its place and a next step; nothing hangs or overflows.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QraftError } from "../../../engine/core/index.ts";
import { type Conventions, conventions, dialects, parseDialect } from "../../../engine/factors/index.ts";

function errorOf(text: string, dialect = "wq"): QraftError {
  const result = parseDialect(text, dialect);
  if (result.ok) throw new Error(`${text.slice(0, 80)} was read.`);
  return result.error;
}

describe("faults are told with value, place and next step", () => {
  test.each([
    ["", "expression-syntax", "empty", ""],
    ["rank(", "expression-syntax", "column 6", "Complete"],
    ["rank(close))", "expression-syntax", 'Unexpected ")" at column 12', ""],
    ["rank(close", "expression-syntax", "column 11", ""],
    ["(close", "expression-syntax", '"(" at column 1', ""],
    ["close ? open", "expression-syntax", '":"', ""],
    ["close open", "expression-syntax", 'Unexpected "open" at column 7', ""],
    ["rnk(close)", "unknown-operator", '"rnk" in wq at column 1', 'Did you mean "rank"'],
    ["rank(clos)", "unknown-field", '"clos" in wq at column 6', 'Did you mean "close"'],
    ["rank", "unknown-field", '"rank"', "rank(column)"],
    ["adv0", "unknown-field", "adv0", ""],
    ["delta(close)", "wrong-arguments", "takes 2 arguments, not 1, at column 1", "delta(column, lag)"],
    ["min(close)", "wrong-arguments", "2", "min(column, literal) or min(column, column)"],
    ["delta(close, open)", "bad-parameter", "plain number at column 14", ""],
    ["delta(close, -1)", "look-ahead", "1 bars into the future, at column 14", "positive"],
    ["delay(close, 0)", "bad-parameter", "0 bars", "at least 1"],
    ["delta(close, 0.9)", "bad-parameter", '0 bars by the rule "floor"', ""],
    ["correlation(close, open, 1)", "bad-parameter", "at least 2", ""],
    ["sum(close, 1e9)", "bad-parameter", "at most 10000", ""],
    ["IndNeutralize(close, IndClass.color)", "unknown-group", "column 22", "IndClass.sector"],
    ["close # 2", "unexpected-character", '"#" at column 7', ""],
    ["3x * close", "bad-number", '"3x"', ""],
    ["1e999 * close", "bad-number", "1e999", ""],
  ])("%s", (text, code, message, next) => {
    const error = errorOf(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.next).toContain(next);
  });

  test("a dialect that there is not is named", () => {
    const error = errorOf("close", "qlibb");
    expect(error.message).toContain('"qlibb"');
    expect(error.next).toContain('"qlib"');
  });

  test("the report's words that no market can serve say why", () => {
    expect(errorOf("WMA((REGRESI(CLOSE,MKT,SMB,HML,60))^2,20)", "gtja").message).toContain("Fama-French");
    expect(errorOf("SEQUENCE(5)", "gtja").code).toBe("unsupported-word");
  });
});

describe("conventions from outside are checked", () => {
  test.each([
    [{ windows: "ceil" }, '"windows" cannot be "ceil"', '"floor" or "round"'],
    [{ adv: "dollar" }, '"adv"', 'Did you mean "dollars"'],
    [{ minPeriods: 0 }, '"minPeriods" cannot be 0', "whole number from 1"],
    [{ minPeriods: 2.5 }, '"minPeriods" cannot be 2.5', '"window"'],
    [{ ddof: 2 }, '"ddof" cannot be 2', "Write 0 or 1"],
    [{ rankTolerance: -1 }, '"rankTolerance"', "from 0 to 0.01"],
    [{ fields: "pe" }, '"fields"', "list"],
    [{ window: "floor" }, '"window"', 'Did you mean "windows"'],
  ])("%j", (options, message, next) => {
    const result = parseDialect("rank(close)", "wq", options as Partial<Conventions>);
    expect(result.ok ? "" : result.error.message).toContain(message);
    expect(result.ok ? "" : result.error.next).toContain(next);
  });

  test("every convention of a dialect is listed, in order", () => {
    const names = conventions.map((convention) => convention.name);
    expect(names).toEqual(Object.keys(dialects[0].defaults).sort());
  });
});

describe("size is bounded", () => {
  test.each([
    ["brackets", `${"(".repeat(10_000)}close`],
    ["fewer brackets", `${"(".repeat(4_000)}close${")".repeat(4_000)}`],
    ["calls", `${"rank(".repeat(1_900)}close`],
    ["minus signs", `${"-".repeat(9_000)}close`],
    ["a chain of sums", `close${"+close".repeat(1_500)}`],
    ["powers", `close${"^close".repeat(1_500)}`],
    ["choices", `close${"?close:close".repeat(700)}`],
  ])("10,000 deep in %s is an error", (_what, text) => {
    expect(["expression-too-deep", "expression-too-long", "expression-too-large"]).toContain(errorOf(text).code);
  });

  test("a formula that grows too large in our language is refused with both sizes", () => {
    const error = errorOf(`Corr(${"WMA($close, 5)+".repeat(40)}$close, $open, 5)`, "qlib");
    expect(error.code).toBe("expression-too-large");
  });

  test("any text gives an expression or an error", () => {
    const pieces = fc.constantFrom(
      ...["close", "$close", "rank(", "Ref(", "SMA(", ")", "(", ",", "5", "-1", "2.5", "+", "-", "*", "^", "?", ":"],
      ...["=", "<", "&", "|", "OR", "SEQUENCE(", "IndClass.sector", "adv20", "？", "–", " ", "\n", "é"],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.constantFrom(...dialects), (parts, dialect) => {
        const result = parseDialect(parts.join(""), dialect.name);
        expect(result.ok || result.error instanceof QraftError).toBe(true);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

test("every dialect reads its own example", () => {
  for (const dialect of dialects) expect(parseDialect(dialect.example, dialect.name).ok, dialect.name).toBe(true);
  expect(dialects.map((dialect) => dialect.name)).toEqual(["gtja", "qlib", "wq"]);
});
