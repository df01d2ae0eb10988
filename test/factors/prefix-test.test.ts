// The prefix test finds readers of the future, made by hand, and lets every honest operator pass.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom, unwrap } from "../../engine/core/index.ts";
import {
  type Expr,
  evaluate,
  operators,
  parseExpression,
  prefixTest,
  prefixTestOf,
  printExpression,
} from "../../engine/factors/index.ts";
import type { Operator } from "../../engine/factors/operator.ts";
import { exampleExpr } from "../../engine/factors/reference.ts";
import { type Column, columnOf, type Panel, panelFrom } from "../../engine/panel/index.ts";
import { wellTyped, wholePanel } from "./grammar.ts";

const read = (text: string): Expr => unwrap(parseExpression(text));

/** Random walks without a gap: the prefix test must bring its own. */
function walkPanel(symbols: number, times: number): Panel {
  const random = seededRandom("walks");
  const level = (): number[] =>
    Array.from({ length: symbols }).flatMap(() => {
      let price = 50;
      return Array.from({ length: times }, () => {
        price *= Math.exp(0.02 * random.normal());
        return price;
      });
    });
  return panelFrom({
    symbols: Array.from({ length: symbols }, (_, s) => `S${s}`),
    times: Array.from({ length: times }, (_, t) => t * 86_400_000),
    fields: { open: level(), high: level(), low: level(), close: level(), volume: level(), score: level() },
    groups: {
      sector: {
        codes: Int32Array.from({ length: symbols * times }, (_, i) => Math.floor(i / times / 2) % 2),
        labels: ["a", "b"],
      },
    },
  });
}

/** A leak from a rule for one cell: value of symbol s at row t, given that symbol's whole series. */
function leak(rule: (series: Float64Array, t: number) => number): (panel: Panel) => Column {
  return (panel) => {
    const close = columnOf(panel, "close");
    const times = panel.times.length;
    return Float64Array.from(close, (_, i) =>
      rule(close.subarray(i - (i % times), i - (i % times) + times), i % times),
    );
  };
}

function present(values: Float64Array): Float64Array {
  return values.filter((x) => Number.isFinite(x));
}

function average(values: Float64Array): number {
  return present(values).reduce((sum, x) => sum + x, 0) / present(values).length;
}

function zscoreIn(values: Float64Array, value: number): number {
  const mean = average(values);
  return (value - mean) / Math.sqrt(average(values.map((x) => (x - mean) ** 2)));
}

const leaks: readonly (readonly [string, (series: Float64Array, t: number) => number])[] = [
  ["one bar ahead", (x, t) => x[t + 1] ?? Number.NaN],
  ["the next return", (x, t) => (x[t + 1] ?? Number.NaN) / x[t]! - 1],
  ["today's value, made of tomorrow's where there is one", (x, t) => x[t]! + 1e-6 * (x[t + 1] ?? x[t]!)],
  ["30 bars ahead", (x, t) => x[t + 30] ?? Number.NaN],
  ["a centred window", (x, t) => average(x.slice(Math.max(0, t - 2), t + 3))],
  ["the z-score of the whole sample", (x, t) => zscoreIn(x, x[t]!)],
  ["the rank in the whole sample", (x, t) => present(x).filter((v) => v <= x[t]!).length / present(x).length],
  ["a back-fill", (x, t) => x.slice(t).find((v) => Number.isFinite(v)) ?? Number.NaN],
  ["a straight line over gaps", (x, t) => (Number.isFinite(x[t]!) ? x[t]! : ((x[t - 1] ?? 0) + (x[t + 1] ?? 0)) / 2)],
  ["the sign of tomorrow's move", (x, t) => Math.sign((x[t + 1] ?? x[t]!) - x[t]!)],
  ["the last value of all", (x) => x.at(-1) ?? Number.NaN],
  ["the number of rows", (x) => x.length],
];

describe("readers of the future are found", () => {
  const panel = walkPanel(8, 260);
  test.each(leaks)("%s", (_what, rule) => {
    const report = prefixTestOf(leak(rule), panel, { seed: 1 });
    expect(report.passed).toBe(false);
    expect(report.maxDifference).toBeGreaterThan(1e-9);
    expect(report.checks.some((check) => check.maxDifference > 1e-9)).toBe(true);
  });

  test("also on one symbol", () => {
    for (const [what, rule] of leaks) {
      expect(prefixTestOf(leak(rule), walkPanel(1, 260), { seed: 2 }).passed, what).toBe(false);
    }
  });

  test("a leak of one bar shows in a tail of one bar, truncated and as noise", () => {
    const report = prefixTestOf(
      leak((x, t) => x[t + 1] ?? 0),
      panel,
      { seed: 1, bars: [1] },
    );
    expect(report.checks.map(({ tail, bars }) => `${tail} ${bars}`)).toEqual(["truncated 1", "noise 1"]);
    for (const check of report.checks) expect(check.maxDifference).toBeGreaterThan(1e-3);
  });

  test("a value that is missing on one side only differs without bound", () => {
    const report = prefixTestOf(
      leak((x, t) => x[t + 1] ?? Number.NaN),
      panel,
      { seed: 1 },
    );
    expect(report.maxDifference).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("honest formulas pass", () => {
  const panel = walkPanel(8, 400);
  /** The same between −1 and 1, for operators that make nothing of prices. */
  const waves = { ...panel, fields: new Map([...panel.fields].map(([name, x]) => [name, x.map((v) => Math.sin(v))])) };
  test.each((operators as readonly Operator[]).map((operator) => [operator.name, operator] as const))(
    "%s",
    (_name, operator) => {
      const reports = [panel, waves].map((each) => prefixTest(exampleExpr(operator), each, { seed: 3 }));
      for (const report of reports) {
        expect(report.maxDifference).toBe(0);
        expect(report.checks.length).toBe(10);
      }
      expect(reports.some((report) => report.passed)).toBe(true);
    },
  );

  test("random ones over panels with gaps", () => {
    fc.assert(
      fc.property(wellTyped(4, "any"), fc.integer({ min: 0, max: 99 }), (expr, seed) => {
        const report = prefixTest(expr, wholePanel(seed, { symbols: 6, times: 60 }), { seed });
        expect(report.maxDifference, printExpression(expr)).toBe(0);
      }),
      { numRuns: 150, seed: 8 },
    );
  });

  test("the sample is bounded, reaches back far enough, and is the same every time", () => {
    const wide = walkPanel(80, 600);
    let cells = 0;
    const counting = (part: Panel): Column => {
      cells = Math.max(cells, part.symbols.length * part.times.length);
      return evaluate(read("close"), part);
    };
    expect(prefixTestOf(counting, wide, { seed: 4 }).passed).toBe(true);
    expect(cells).toBe(40 * 200);
    const long = read("ts_mean(close, 250)");
    expect(prefixTest(long, wide, { seed: 4 })).toEqual(prefixTest(long, wide, { seed: 4 }));
    expect(prefixTest(long, wide, { seed: 4 }).compared).toBeGreaterThan(0);
  });

  test("a factor without a single value does not pass", () => {
    const report = prefixTest(read("ts_mean(close, 900)"), panel, { seed: 5 });
    expect(report).toMatchObject({ passed: false, compared: 0, maxDifference: 0 });
  });

  test("a panel of one row is refused with its size", () => {
    expect(() => prefixTest(read("close"), walkPanel(3, 1), { seed: 6 })).toThrow(/1 bars/);
  });
});
