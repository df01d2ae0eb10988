// What is known after a cut cannot matter: the prefix test reaches other markets, and rows of theirs that come later change nothing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom, unwrap } from "#engine/core";
import {
  appendEvaluation,
  evaluate,
  evaluateAll,
  evaluateBatch,
  openWorkerPool,
  parseExpression,
  prefixTest,
  prefixTestOf,
} from "#engine/factors";
import { closesOf, columnOf, type Panel, panelFrom, slicePanel } from "#engine/panel";
import { screenMany } from "#engine/screening";

const dayMs = 86_400_000;
const start = Date.UTC(2023, 0, 2);

function walk(seed: string, symbols: readonly string[], times: readonly number[]): readonly number[] {
  const random = seededRandom(seed);
  return symbols.flatMap(() => {
    let price = 100;
    return times.map(() => {
      price *= Math.exp(0.02 * random.normal());
      return random.next() < 0.03 ? Number.NaN : price;
    });
  });
}

function market(
  name: string,
  timeZone: string,
  shape: { readonly symbols: readonly string[]; readonly days: number },
): Panel {
  const times = Array.from({ length: shape.days }, (_, i) => start + i * dayMs).filter((_, i) => i % 7 < 5);
  const fields = { open: walk(`${name}/open`, shape.symbols, times), close: walk(name, shape.symbols, times) };
  return panelFrom({ market: name, symbols: shape.symbols, times, fields, timeZone });
}

const stocks = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
const index = market("index", "America/New_York", { symbols: ["X", "B"], days: 420 });
const hourTimes = Array.from(
  { length: 420 * 6 },
  (_, i) => start + Math.floor(i / 6) * dayMs + (i % 6) * 3_600_000 + 7 * 3_600_000,
);
const hours = panelFrom({
  market: "hours",
  frequency: "1h",
  symbols: ["A", "B"],
  times: hourTimes,
  fields: { close: walk("hours", ["A", "B"], hourTimes) },
});
const here: Panel = {
  ...market("cn", "Asia/Shanghai", { symbols: stocks, days: 420 }),
  inputs: new Map([
    ["index", index],
    ["hours", hours],
  ]),
};

const formulas = [
  'close / market("index", "X").close',
  'ts_corr(returns(close, 1), returns(market("index", "X").close, 1), 20)',
  'rank(returns(market("index").close, 3))',
  'vec_std(market("hours"), log_diff(close, 1))',
  'ts_mean(vec_last(market("hours", "A"), ema(close, 5)) - close, 5)',
  'vec_quantile(market("hours"), close / ts_mean(close, 30), 0.8)',
];
const parsed = formulas.map((formula) => unwrap(parseExpression(formula)));

describe("the prefix test", () => {
  test.each(formulas)("%s passes", (formula) => {
    const report = prefixTest(unwrap(parseExpression(formula)), here, { seed: 7 });
    expect(report).toMatchObject({ passed: true, maxDifference: 0 });
    expect(report.compared).toBeGreaterThan(50);
  });

  test("tells a join on equal dates, which reads closes of the other market before they are known", () => {
    const byDate = (panel: Panel): Float64Array => {
      const there = panel.inputs!.get("index")!;
      const places = new Map([...there.times].map((time, i) => [time, i]));
      const row = Float64Array.from(
        panel.times,
        (time) => there.fields.get("close")![places.get(time) ?? -1] ?? Number.NaN,
      );
      return Float64Array.from(columnOf(panel, "close"), (_, i) => row[i % row.length]!);
    };
    expect(prefixTestOf(byDate, here, { seed: 7 }).passed).toBe(false);
  });
});

describe("later rows of other markets", () => {
  test("change no value whose bar had closed before", () => {
    const random = seededRandom("later");
    const draws = fc.record({ cut: fc.integer({ min: 20, max: here.times.length - 1 }), cutOff: fc.boolean() });
    const expected = evaluateAll(parsed, here);
    fc.assert(
      fc.property(draws, ({ cut, cutOff }) => {
        const limit = closesOf(here)[cut]!;
        const change = (input: Panel): Panel => {
          const known = closesOf(input).filter((close) => close <= limit).length;
          if (cutOff) return slicePanel(input, 0, known);
          const fields = new Map(
            [...input.fields].map(([name, values]) => [
              name,
              values.map((value, i) => (i % input.times.length < known ? value : 50 + random.next())),
            ]),
          );
          return { ...input, fields };
        };
        const inputs = new Map([...here.inputs!].map(([name, input]) => [name, change(input)]));
        const found = evaluateAll(parsed, { ...here, inputs });
        const times = here.times.length;
        for (const [k, column] of found.entries()) {
          for (let i = 0; i < column.length; i++) {
            if (i % times <= cut && !Object.is(column[i], expected[k]![i])) throw new Error(`${formulas[k]} at ${i}`);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test("count as soon as they are known: the first bar after them differs", () => {
    const cut = 200;
    const limit = closesOf(here)[cut]!;
    const known = closesOf(index).filter((close) => close <= limit).length;
    const fields = new Map([
      ["close", index.fields.get("close")!.map((value, i) => (i % index.times.length < known ? value : 1))],
    ]);
    const changed = { ...here, inputs: new Map([["index", { ...index, fields }]]) };
    const [formula] = parsed;
    const [before, after] = [evaluate(formula!, here), evaluate(formula!, changed)];
    const first = after.findIndex((value, i) => i < here.times.length && !Object.is(value, before[i]));
    expect(first).toBe(cut + 1);
  });
});

test("batches, threads, screening and continued values agree with evaluating alone", async () => {
  const expected = parsed.map((expr) => evaluate(expr, here));
  const pool = await openWorkerPool(2);
  try {
    const batch = await evaluateBatch(parsed, here, { pool });
    expect(batch.columns.map((column) => [...column])).toEqual(expected.map((column) => [...column]));
  } finally {
    await pool.close();
  }
  const old = slicePanel(here, 0, here.times.length - 3);
  const earlier = { columns: evaluateAll(parsed, old), symbols: old.symbols, times: old.times };
  const grown = await appendEvaluation(parsed, here, { earlier });
  expect(grown.columns.map((column) => [...column])).toEqual(expected.map((column) => [...column]));
  const rows = await screenMany([...formulas, 'market("nowhere").close'], here, {
    from: 0,
    to: here.times.length,
    horizons: [1],
    primary: 1,
    entry: "next-open",
    quantiles: 3,
  });
  expect(rows.map(({ problem }) => problem === null)).toEqual([...formulas.map(() => true), false]);
  expect(rows.at(-1)?.problem?.message).toMatch(/"nowhere" is not available/);
});
