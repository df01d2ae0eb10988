// The compiled graph against the slow interpreter, and against the same operators without any sharing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import {
  compileGraph,
  type Expr,
  evaluate,
  evaluateAll,
  evaluateGraph,
  interpret,
  operators,
  parseExpression,
  printExpression,
} from "../../engine/factors/index.ts";
import { numbersOf } from "../../engine/factors/language/parameters.ts";
import { completeParams, type Operator } from "../../engine/factors/operator.ts";
import type { Panel } from "../../engine/panel/index.ts";
import { wellTyped, wholePanel } from "../factors/grammar.ts";

const read = (text: string): Expr => unwrap(parseExpression(text));
const seeds = fc.integer({ min: 0, max: 10_000 });

/** The same NaN pattern, and values that differ by rounding only. */
function expectSame(found: Float64Array, wanted: Float64Array, what: string): number {
  expect(found.length).toBe(wanted.length);
  const scale = wanted.reduce((most, x) => Math.max(most, Number.isNaN(x) ? 0 : Math.abs(x)), 0);
  for (const [i, x] of wanted.entries()) {
    const y = found[i] ?? Number.NaN;
    const same = Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= 1e-8 * Math.abs(x) + 1e-10 * scale + 1e-11;
    if (!same) expect.fail(`${what}: cell ${i} is ${y}, wanted ${x}`);
  }
  return wanted.length;
}

describe("compiled equals interpreted", () => {
  test("on random formulas over random panels with gaps", () => {
    let cells = 0;
    let present = 0;
    fc.assert(
      fc.property(wellTyped(4, "stable"), seeds, (expr, seed) => {
        const panel = wholePanel(seed, { symbols: 5, times: 16 });
        const wanted = interpret(expr, panel);
        cells += expectSame(evaluate(expr, panel), wanted, printExpression(expr));
        present += wanted.filter((x) => !Number.isNaN(x)).length;
      }),
      { numRuns: 800, seed: 5 },
    );
    console.info(`compiled equals interpreted on ${cells} cells, ${present} of them with a value`);
    expect(present).toBeGreaterThan(cells / 4);
  });

  test("on one symbol, one date, and none", () => {
    for (const size of [
      { symbols: 1, times: 12 },
      { symbols: 6, times: 1 },
      { symbols: 3, times: 0 },
    ]) {
      fc.assert(
        fc.property(wellTyped(3, "stable"), seeds, (expr, seed) => {
          const panel = wholePanel(seed, size);
          expectSame(evaluate(expr, panel), interpret(expr, panel), printExpression(expr));
        }),
        { numRuns: 100, seed: 6 },
      );
    }
  });

  test("an infinity in the data stays inside its windows and never comes out", () => {
    const panel = wholePanel(1, { symbols: 3, times: 30 });
    const close = panel.fields.get("close");
    if (close) close[10] = Number.POSITIVE_INFINITY;
    for (const text of ["close", "ts_mean(close, 3)", "rank(close)", "close * 2", "group_mean(close, sector)"]) {
      const found = evaluate(read(text), panel);
      expect(found.some((x) => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY)).toBe(false);
      expectSame(found, interpret(read(text), panel), text);
    }
  });
});

/** How many calls a formula has when equal parts are counted as often as they stand there. */
function callsIn(expr: Expr): number {
  return expr.kind === "call" ? expr.args.reduce((sum, arg) => sum + callsIn(arg), 1) : 0;
}

describe("sharing", () => {
  test("a batch gives each formula the bits that it has alone", () => {
    fc.assert(
      fc.property(fc.array(wellTyped(4, "any"), { minLength: 2, maxLength: 6 }), seeds, (exprs, seed) => {
        const panel = wholePanel(seed, { symbols: 5, times: 20 });
        const together = evaluateAll(exprs, panel);
        for (const [k, expr] of exprs.entries()) expect(together[k]).toEqual(alone(expr, panel));
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  // Counted by hand: ts_mean(close, 5), close − it, ÷, rank, ts_mean(close, 20), −.
  test("a common part is computed once, over formulas and spellings", () => {
    const batch = [
      "rank((close - ts_mean(close, 5)) / ts_mean(close, 5))",
      "ts_mean(close, 5) - ts_mean(close, 20)",
      "ts_mean(close, 5, min_periods=5)",
    ].map(read);
    const graph = compileGraph(batch);
    expect(batch.reduce((sum, expr) => sum + callsIn(expr), 0)).toBe(9);
    expect(graph.nodes.filter((node) => node.kind === "call").length).toBe(6);
    const { computed, columns } = evaluateGraph(graph, wholePanel(3, { symbols: 4, times: 30 }));
    expect(computed).toBe(6);
    expect(columns.length).toBe(3);
  });

  test("swapped operands are one node where the order does not matter", () => {
    const calls = (text: string): number =>
      compileGraph([read(text)]).nodes.filter((node) => node.kind === "call").length;
    expect(calls("(close + open) / (open + close)")).toBe(2);
    expect(calls("(close - open) / (open - close)")).toBe(3);
  });

  test("a column is let go after its last use", () => {
    const chainOf = (step: (inner: string, k: number) => string): string =>
      Array.from({ length: 30 }).reduce<string>((inner, _, k) => step(inner, k), "close");
    const peakOf = (text: string): number =>
      evaluateGraph(compileGraph([read(text)]), wholePanel(3, { symbols: 3, times: 9 })).peak;
    expect(peakOf(chainOf((inner) => `rank(cs_demean(${inner}))`))).toBe(2);
    // What looks along time only needs no column but the last.
    expect(peakOf(chainOf((inner, k) => `ts_mean(${inner}, ${k + 2})`))).toBe(1);
  });

  test("a result is never the panel's own column", () => {
    const panel = wholePanel(3, { symbols: 3, times: 9 });
    const [column] = evaluateAll([read("close")], panel);
    column?.fill(0);
    expect(panel.fields.get("close")?.some((x) => x !== 0)).toBe(true);
  });

  test("a missing field or group is named with the nearest one", () => {
    const panel = wholePanel(3, { symbols: 3, times: 9 });
    expect(() => evaluate(read("clsoe"), panel)).toThrow(/clsoe/);
    expect(() => evaluate(read("group_mean(close, industry)"), panel)).toThrow(/industry/);
  });
});

/** Every part computed anew for each use, numbers spread over all cells, with nothing but the operators' fast forms. */
function alone(expr: Expr, panel: Panel): Float64Array {
  const cells = panel.symbols.length * panel.times.length;
  if (expr.kind === "number") return new Float64Array(cells).fill(expr.value);
  if (expr.kind !== "call") return evaluate(expr, panel);
  const operator = (operators as readonly Operator[]).find(({ name }) => name === expr.operator);
  if (operator === undefined) throw new Error(expr.operator);
  const columns = operator.params.filter((param) => param.kind === "column").length;
  const groups = expr.args.flatMap((arg) => (arg.kind === "group" ? [panel.groups.get(arg.name)!] : []));
  const completed = completeParams(operator, numbersOf(operator, expr.args.slice(columns + groups.length)) ?? []);
  if ("problem" in completed) throw new Error(completed.problem);
  const inputs = expr.args.slice(0, columns).map((arg) => alone(arg, panel));
  const shape = { symbols: panel.symbols.length, times: panel.times.length, groups, stamps: panel.times };
  return operator.apply(inputs, completed.params, shape);
}
