// What ClickHouse computes against what the operators compute in process: every operator that has SQL, on every kind of nuisance.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import { allOperators } from "../../engine/factors/all-operators.ts";
import {
  callExpr,
  type Expr,
  evaluateAll,
  fieldExpr,
  lowerToSql,
  numberExpr,
  printExpression,
  sqlCoverage,
} from "../../engine/factors/index.ts";
import { numericParams, type Operator } from "../../engine/factors/operator.ts";
import { type Panel, panelFrom } from "../../engine/panel/index.ts";
import { wellTyped, wholePanel } from "../factors/grammar.ts";
import { complete, type Nuisance, nuisanceColumn, nuisances, someParams } from "../support/operator-calls.ts";
import { openSqlGrid, type SqlGrid } from "../support/sql-grid.ts";

const fields = ["open", "high", "low", "close", "volume"];
const able = (allOperators as readonly Operator[]).filter((operator) => operator.sql !== undefined);
const draws = [
  { window: 5, least: 2 },
  { window: 5, least: 5 },
  { window: 60, least: 3 },
  { window: 1, least: 1 },
];
type Draw = (typeof draws)[number];

/** Fits on several columns: as many rows as columns would multiply rounding without bound. */
const fits = /^ts_(reg[23]|partial)/;

/** Regressions across symbols take some sixty layers each. */
const heavy = /^(cs|group)_(proj|resid)/;

let grid: SqlGrid;
let compared = 0;
let present = 0;
beforeAll(async () => {
  grid = await openSqlGrid();
});
afterAll(async () => {
  console.info(
    `SQL equals the operators on ${compared} cells, ${present} of them with a value; ${able.length} operators`,
  );
  await grid.close();
});

function callOf(operator: Operator, params: readonly number[]): Expr {
  let column = 0;
  let number = 0;
  const args = operator.params.map((param): Expr => {
    if (param.kind === "column") return fieldExpr(fields[column++] ?? "close");
    if (param.kind === "group") return { kind: "group", name: "sector" };
    const value = params[number++] ?? 0;
    return param.kind === "choice" ? { kind: "choice", name: param.choices?.[value] ?? "" } : numberExpr(value);
  });
  return callExpr(operator.name, ...args);
}

/** A call with a small window, and one for each word of each choice. */
function callsOf(operator: Operator, draw: Draw): readonly Expr[] {
  const wide = numericParams(operator)[0]?.kind === "window";
  const roomy = fits.test(operator.name) ? { window: Math.max(12, draw.window), least: 8 } : draw;
  const params = wide ? fittingParams(operator, roomy) : complete(operator, operator.example.params);
  const choices = numericParams(operator).flatMap((param, at) =>
    (param.choices ?? []).map((_, word) => params.map((value, i) => (i === at ? word : value))),
  );
  return [params, ...choices].map((list) => callOf(operator, list));
}

/** Some windows are too short for the example's other numbers. */
function fittingParams(operator: Operator, draw: Draw): readonly number[] {
  try {
    return someParams(operator, draw);
  } catch {
    return complete(operator, operator.example.params);
  }
}

function nuisancePanel(kind: Nuisance, size: Size): Panel {
  return {
    ...emptyPanel(size),
    fields: new Map(fields.map((name, seed) => [name, nuisanceColumn(kind, size, seed + 1)])),
  };
}

interface Size {
  readonly symbols: number;
  readonly times: number;
}

function emptyPanel(size: Size): Panel {
  const codes = Int32Array.from({ length: size.symbols * size.times }, (_, i) => (Math.floor(i / size.times) % 4) - 1);
  return panelFrom({
    symbols: Array.from({ length: size.symbols }, (_, s) => `S${s}`),
    times: Array.from({ length: size.times }, (_, t) => t * 86_400_000),
    fields: {},
    groups: { sector: { codes, labels: ["a", "b", "c"] } },
  });
}

/** Where the cells of one nuisance stand in a panel that holds all of them. */
interface Part {
  readonly kind: Nuisance;
  readonly cells: Int32Array;
  readonly range: number;
}

/**
 * One panel of every nuisance, so that a statement is planned once: each with symbols of its own, for operators over time,
 * or with dates of its own, for operators across symbols. Neither ever sees two of them together.
 */
function stacked(along: "symbols" | "times", size: Size): { readonly panel: Panel; readonly parts: readonly Part[] } {
  const whole = { ...size, [along]: size[along] * nuisances.length };
  const columns = fields.map(() => new Float64Array(whole.symbols * whole.times));
  const parts = nuisances.map((kind, k): Part => {
    const cells = Int32Array.from({ length: size.symbols * size.times }, (_, i) => {
      const [s, t] = [Math.floor(i / size.times), i % size.times];
      return along === "symbols" ? (k * size.symbols + s) * size.times + t : s * whole.times + k * size.times + t;
    });
    const own = fields.map((_, seed) => nuisanceColumn(kind, size, seed + 1));
    own.forEach((column, f) => {
      column.forEach((x, i) => {
        columns[f]?.set([x], cells[i]);
      });
    });
    return { kind, cells, range: rangeOf(own) };
  });
  const panel = { ...emptyPanel(whole), fields: new Map(fields.map((name, f) => [name, columns[f] as Float64Array])) };
  return { panel, parts };
}

/** Distance between the lowest and highest finite input: what the last digits of an intermediate result stand for. */
function rangeOf(columns: readonly Float64Array[]): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of columns) {
    for (const x of column) {
      if (!Number.isFinite(x)) continue;
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
  }
  return high >= low ? high - low : 0;
}

interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/** Formulas of like depth share a statement best. */
function byDepth(exprs: readonly Expr[]): readonly Expr[] {
  const depth = new Map(exprs.map((expr) => [expr, unwrap(lowerToSql([expr])).layers.length]));
  return exprs.toSorted((a, b) => (depth.get(a) ?? 0) - (depth.get(b) ?? 0));
}

/** Bytes must not depend on threads or blocks. */
const otherwise = { max_subquery_depth: 1000, max_threads: 4, max_block_size: 300 };

async function expectSqlEquals(
  given: readonly Expr[],
  panel: Panel,
  parts: readonly (Tolerance & { readonly kind?: Nuisance; readonly cells?: Int32Array })[],
): Promise<void> {
  const exprs = byDepth(given);
  for (let from = 0; from < exprs.length; from += 80) {
    const batch = exprs.slice(from, from + 80);
    const lowered = unwrap(lowerToSql(batch));
    const found = await grid.run(lowered);
    if (parts.length > 1) expect(await grid.run(lowered, otherwise)).toEqual(found);
    evaluateAll(batch, panel).forEach((wanted, k) => {
      const column = found.get(`f${k}`) ?? new Float64Array();
      expect(column.length).toBe(wanted.length);
      for (const { cells, kind, ...tolerance } of parts) {
        const what = `${printExpression(batch[k] as Expr)}, ${kind ?? "whole"}`;
        const own = (all: Float64Array) => (cells === undefined ? all : Float64Array.from(cells, (i) => all[i] ?? 0));
        expectColumn(own(column), own(wanted), { what, tolerance });
      }
    });
  }
}

function expectColumn(
  found: Float64Array,
  wanted: Float64Array,
  { what, tolerance }: { readonly what: string; readonly tolerance: Tolerance },
): void {
  const scale = wanted.reduce((most, x) => (Number.isNaN(x) ? most : Math.max(most, Math.abs(x))), 0);
  wanted.forEach((x, i) => {
    const y = found[i] ?? Number.NaN;
    const room = tolerance.relative * Math.abs(x) + tolerance.absolute + 1e-14 * scale;
    compared++;
    if (!Number.isNaN(x)) present++;
    const same = Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= room;
    if (!same) expect.fail(`${what}: cell ${i} is ${y}, wanted ${x}`);
  });
}

describe("every operator that has SQL", () => {
  const overTime = able.filter(({ family }) => family === "window");
  const acrossSymbols = able.filter(({ family }) => family === "cross" || family === "group");
  const elements = able.filter(({ family }) => family === "element");
  const size = { symbols: 4, times: 40 };

  test.each([
    ["over time", "symbols", overTime],
    ["across symbols", "times", acrossSymbols],
    ["of one cell", "times", elements],
  ] as const)(
    "%s gives the values of its fast form, the same bytes for any number of threads and size of blocks",
    async (_what, along, list) => {
      const { panel, parts } = stacked(along, along === "symbols" ? size : { symbols: 7, times: 12 });
      await grid.put(panel);
      const calls = list.flatMap((operator, i) => {
        const drawn = [i, i + 1].map((k) => callsOf(operator, draws[k % draws.length] as Draw));
        return [...(drawn[0] ?? []), ...(drawn[1] ?? []).slice(0, 1)];
      });
      const once = [...new Map(calls.map((call) => [printExpression(call), call])).values()];
      await expectSqlEquals(
        once,
        panel,
        parts.map(({ range, ...part }) => ({ ...part, relative: 1e-9, absolute: 1e-14 * range })),
      );
    },
  );

  test("on one symbol, and on one date, by turns", async () => {
    for (const [k, size] of [
      { symbols: 1, times: 12 },
      { symbols: 5, times: 1 },
    ].entries()) {
      const panel = nuisancePanel("gaps", size);
      await grid.put(panel);
      const list = able.filter(({ name }, i) => (heavy.test(name) ? i % 9 === k : i % 2 === k));
      const calls = list.flatMap((operator) => callsOf(operator, draws[0] as Draw).slice(0, 1));
      await expectSqlEquals(calls, panel, [{ relative: 1e-9, absolute: 1e-13 }]);
    }
  });
});

describe("whole formulas", () => {
  const inSql = (depth: number) => wellTyped(depth, "stable").filter((expr) => sqlCoverage(expr).without.length === 0);

  test("random ones equal the graph in process, over panels with gaps and ties", async () => {
    for (const seed of [1, 2]) {
      const panel = wholePanel(seed, { symbols: 6, times: 24 });
      await grid.put(panel);
      const exprs = fc.sample(inSql(4), { numRuns: 30, seed: 100 + seed });
      await expectSqlEquals(exprs, panel, [{ relative: 1e-9, absolute: 1e-11 }]);
    }
  });
});
