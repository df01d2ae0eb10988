// Leaves of other markets in the language: round trips, units, identity, and errors with their place.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unwrap } from "#engine/core";
import {
  type BackendFacts,
  canonicalize,
  checkText,
  explainExpression,
  factorHash,
  marketsNamedIn,
  parseExpression,
  printExpression,
  type Reducer,
  reducers,
  sqlCoverage,
  type Vocabulary,
} from "#engine/factors";

const vocabulary: Vocabulary = {
  fields: ["close", "volume"],
  groups: ["sector"],
  symbols: ["AAPL", "IBM"],
  frequency: "1d",
  markets: new Map([
    [
      "index",
      { fields: ["close"], groups: [], symbols: ["^GSPC", "^VIX"], frequency: "1d", timeZone: "America/New_York" },
    ],
    ["minutes", { fields: ["close", "volume"], groups: [], symbols: ["AAPL"], frequency: "1m", times: 3900 }],
    ["weeks", { fields: ["close"], groups: [], symbols: ["IBM"], frequency: "1w" }],
  ]),
};

const printed = (text: string): string => printExpression(unwrap(parseExpression(text)));

describe("text", () => {
  test.each([
    ["market('index', '^GSPC') . close", 'market("index", "^GSPC").close'],
    ['rank(market("weeks").close-1)', 'rank(market("weeks").close - 1)'],
    ['vec_std(market("minutes"),(returns(close,1)))', 'vec_std(market("minutes"), returns(close, 1))'],
    ['vec_std(market("minutes"), close, ddof=1)', 'vec_std(market("minutes"), close)'],
    ['vec_std(market("minutes"), close, 0)', 'vec_std(market("minutes"), close, 0)'],
    ['vec_quantile(market("minutes","AAPL"),close,q=.9)', 'vec_quantile(market("minutes", "AAPL"), close, 0.9)'],
    ['vec_choose(market("minutes"), close, -2)', 'vec_choose(market("minutes"), close, -2)'],
  ])("%s is printed as %s", (text, expected) => {
    expect(printed(text)).toBe(expected);
    expect(printed(expected)).toBe(expected);
  });

  test("prints what it reads, for every reducer and market name", () => {
    const list: readonly Reducer[] = reducers;
    const name = fc.stringMatching(/^[A-Za-z0-9_.^=:-]{1,12}$/);
    const inner = fc.constantFrom(
      "close",
      "ts_mean(close, 5) / close",
      "(close - 1) * 2",
      "where(close > 3, 1, volume)",
    );
    fc.assert(
      fc.property(fc.constantFrom(...list), name, fc.option(name), inner, (reducer, market, symbol, formula) => {
        const where = symbol === null ? `market("${market}")` : `market("${market}", "${symbol}")`;
        const needed = reducer.param !== undefined && reducer.param.default === undefined ? ", 0.25" : "";
        const text = printed(`2 * ${reducer.name}(${where}, ${formula}${needed}) + ${where}.close`);
        expect(printed(text)).toBe(text);
        expect(marketsNamedIn({ factors: [{ expression: text }] })).toEqual([market]);
      }),
    );
  });

  test("a field called market stays a field", () => {
    expect(unwrap(checkText("market + 1", { fields: ["market"], groups: [] })).info.fields).toEqual(["market"]);
  });
});

describe("identity", () => {
  const hash = (text: string): string => factorHash(unwrap(parseExpression(text)));

  test("knows formulas inside that are equal by algebra", () => {
    expect(hash('vec_sum(market("minutes"), volume + close)')).toBe(hash('vec_sum(market("minutes"), close + volume)'));
    expect(hash('vec_sum(market("minutes"), close)')).not.toBe(hash('vec_sum(market("minutes", "AAPL"), close)'));
    const canonical = canonicalize(unwrap(parseExpression('vec_sum(market("minutes"), 1 * close)')));
    expect(printExpression(canonical)).toBe('vec_sum(market("minutes"), close)');
  });
});

describe("units", () => {
  test.each([
    ['market("weeks").close', "price"],
    ['vec_sum(market("minutes"), volume)', "volume"],
    ['vec_std(market("minutes"), returns(close, 1))', "return"],
    ['vec_count(market("minutes"), close)', "count"],
    ['vec_sum(market("minutes"), volume) / volume', "ratio"],
    ['vec_sum(market("minutes"), close * volume)', "currency"],
  ])("%s is a %s", (text, unit) => {
    expect(unwrap(checkText(text, vocabulary)).info.unit).toBe(unit);
  });

  test("the cost of the formula inside counts", () => {
    const { info } = unwrap(checkText('vec_sum(market("minutes"), ts_mean(close, 5))', vocabulary));
    expect(info.cost).toBeGreaterThan(1);
  });
});

describe("errors have a place", () => {
  test.each([
    ['1 + market("indx", "^GSPC").close', "unknown-market", /"indx".*column 5/, /Did you mean "index".*--inputs indx/],
    ['market("index", "GSPC").close', "unknown-symbol", /"GSPC".*column 1/, /Did you mean "\^GSPC"/],
    ['market("index").close', "no-counterpart", /column 1/, /market\("index", "\^GSPC"\)/],
    ['market("weeks").clos', "unknown-field", /"clos".*column 1/, /Did you mean "close"/],
    ['market("weeks")', "expression-syntax", /ends at column 16.*expected a field/, /Complete/],
    ["market(weeks).close", "expression-syntax", /"weeks" at column 8/, /./],
    ['market("").close', "expression-syntax", /column 8.*name of a market/, /./],
    ['vec_sum(market("weeks"), close)', "coarser-market", /1w bars/, /market\("weeks"\)\.close/],
    ["vec_sum(close)", "expression-syntax", /"close" at column 9.*finer market first/, /./],
    ['vec_summ(market("minutes"), close)', "unknown-operator", /column 1/, /Did you mean "vec_sum"/],
    ['vec_sum(market("minutes"), ts_meen(close, 5))', "unknown-operator", /column 28/, /ts_mean/],
    ['vec_sum(market("minutes"), clse)', "unknown-field", /column 1.*inside "vec_sum/, /close/],
    ['vec_sum(market("minutes"), close + volume)', "unit-mismatch", /price and volume.*inside/, /./],
    ['vec_sum(market("minutes"), 3)', "no-field", /inside/, /./],
    ['vec_sum(market("minutes"), close, 3)', "bad-parameter", /column 35/, /vec_sum\(market, x\)/],
    ['vec_quantile(market("minutes"), close)', "wrong-arguments", /needs "q"/, /vec_quantile\(market, x, q\)/],
    ['vec_quantile(market("minutes"), close, 2)', "bad-parameter", /from 0 to 1, not 2 at column 40/, /./],
    ['vec_choose(market("minutes"), close, 0)', "bad-parameter", /other than 0/, /./],
    ['vec_sum(market("minutes"), market("index").close)', "nested-market", /column 28/, /outside/],
    [
      'vec_sum(market("minutes"), ts_mean(delay(close, 4999), 5000) + delay(delay(delay(delay(close, 5000), 5000), 5000), 5001))',
      "lookback-too-long",
      /inside/,
      /./,
    ],
    ["close.open", "unexpected-character", /column 6/, /no points/],
    ["rank(close).open", "expression-syntax", /"\." at column 12/, /no points/],
  ])("%s", (text, code, message, next) => {
    const checked = checkText(text, vocabulary);
    expect(checked.ok).toBe(false);
    if (checked.ok) return;
    expect(checked.error.code).toBe(code);
    expect(checked.error.message).toMatch(message);
    expect(checked.error.next).toMatch(next);
  });
});

test("explain says how each leaf is aligned, and that it stays in process", () => {
  const text = 'market("index", "^VIX").close * vec_std(market("minutes"), returns(close, 1))';
  const expr = unwrap(parseExpression(text));
  const { lines, backend } = unwrap(explainExpression(expr, vocabulary));
  expect(lines[0]).toMatch(/last close of \^VIX in market "index" whose 1d bar \(America\/New_York\) had closed/);
  expect(lines[1]).toMatch(/1m bars that closed within each bar here; x reads 1 of its bars back/);
  expect(backend).toMatch(/in process.*other markets/);
  expect(sqlCoverage(expr).without).toEqual([]);
});

test("explain says whether ClickHouse would reduce a leaf where it lies, and why", () => {
  const said = (text: string, data?: BackendFacts): string =>
    unwrap(explainExpression(unwrap(parseExpression(text)), vocabulary, data)).lines[0] ?? "";
  expect(said('vec_std(market("minutes"), close)')).toMatch(/in process.*; ClickHouse can reduce it where it lies\./);
  expect(said('vec_skew(market("minutes"), close)')).toMatch(/in process.*; ClickHouse has no form for "vec_skew"\./);
  const long: Vocabulary = {
    ...vocabulary,
    markets: new Map(
      [...(vocabulary.markets ?? [])].map(([name, one]) => [name, { ...one, times: 1_000_000 / one.symbols.length }]),
    ),
  };
  const of = (text: string, data: BackendFacts): string =>
    unwrap(explainExpression(unwrap(parseExpression(text)), long, data)).lines[0] ?? "";
  const data = { symbols: 2, times: 2_500 };
  expect(of('vec_sum(market("minutes"), close)', data)).toMatch(
    /ClickHouse would reduce it where it lies over \d symbols × about \d+ bars: \d+ bars become one value/,
  );
  expect(of('vec_sum(market("minutes"), ts_std(close, 20))', data)).toMatch(/reduced in process.*faster in process/);
  expect(of('vec_sum(market("minutes"), ts_std(close, 20))', { ...data, budgetMb: 10 })).toMatch(
    /ClickHouse would reduce it where it lies.*above the budget of 10 MB/,
  );
});
