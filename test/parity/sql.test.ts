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
function callsOf(operator: Operator, draw: (typeof draws)[number]): readonly Expr[] {
  const wide = numericParams(operator)[0]?.kind === "window";
  const params = wide ? fittingParams(operator, draw) : complete(operator, operator.example.params);
  const choices = numericParams(operator).flatMap((param, at) =>
    (param.choices ?? []).map((_, word) => params.map((value, i) => (i === at ? word : value))),
  );
  return [params, ...choices].map((list) => callOf(operator, list));
}

/** Some windows are too short for the example's other numbers. */
function fittingParams(operator: Operator, draw: (typeof draws)[number]): readonly number[] {
  try {
    return someParams(operator, draw);
  } catch {
    return complete(operator, operator.example.params);
  }
}

function nuisancePanel(kind: Nuisance, size: { readonly symbols: number; readonly times: number }): Panel {
  const codes = Int32Array.from({ length: size.symbols * size.times }, (_, i) => (Math.floor(i / size.times) % 4) - 1);
  return panelFrom({
    symbols: Array.from({ length: size.symbols }, (_, s) => `S${s}`),
    times: Array.from({ length: size.times }, (_, t) => t * 86_400_000),
    fields: Object.fromEntries(fields.map((name, seed) => [name, nuisanceColumn(kind, size, seed + 1)])),
    groups: { sector: { codes, labels: ["a", "b", "c"] } },
  });
}

/** Distance between the lowest and highest finite input: what the last digits of an intermediate result stand for. */
function rangeOf(panel: Panel): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of panel.fields.values()) {
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

async function expectSqlEquals(given: readonly Expr[], panel: Panel, tolerance: Tolerance): Promise<void> {
  const exprs = byDepth(given);
  for (let from = 0; from < exprs.length; from += 80) {
    const batch = exprs.slice(from, from + 80);
    const found = await grid.run(unwrap(lowerToSql(batch)));
    evaluateAll(batch, panel).forEach((wanted, k) => {
      expectColumn(found.get(`f${k}`), wanted, { what: printExpression(batch[k] as Expr), tolerance });
    });
  }
}

function expectColumn(
  found: Float64Array | undefined,
  wanted: Float64Array,
  { what, tolerance }: { readonly what: string; readonly tolerance: Tolerance },
): void {
  expect(found?.length, what).toBe(wanted.length);
  const scale = wanted.reduce((most, x) => (Number.isNaN(x) ? most : Math.max(most, Math.abs(x))), 0);
  wanted.forEach((x, i) => {
    const y = found?.[i] ?? Number.NaN;
    const room = tolerance.relative * Math.abs(x) + tolerance.absolute + 1e-14 * scale;
    compared++;
    if (!Number.isNaN(x)) present++;
    const same = Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= room;
    if (!same) expect.fail(`${what}: cell ${i} is ${y}, wanted ${x}`);
  });
}

/** A level taken off x changes nothing about these, and in process they lose the digits of its mean. */
const levelFree = new Set(["cs_normalize", "ewm_std", "ewm_var", "ts_resid", "ts_zscore"]);

/** Regressions across symbols take some sixty layers each: all of them over gaps, and each over one more kind. */
const heavy = /^(cs|group)_(proj|resid)/;

/** The offset columns with their offset taken off, which is exact. */
function withoutOffset(panel: Panel): Panel {
  const lowered = [...panel.fields].map(([name, column]) => [name, column.map((x) => x - 1e9)] as const);
  return { ...panel, fields: new Map(lowered) };
}

describe("every operator that has SQL", () => {
  test.each(nuisances)("gives the values of its fast form on %s columns", async (kind) => {
    const panel = nuisancePanel(kind, { symbols: 7, times: 40 });
    await grid.put(panel);
    const shift = nuisances.indexOf(kind);
    const list = able.filter(
      ({ name }, i) =>
        !(kind === "offset" && levelFree.has(name)) && (!heavy.test(name) || kind === "gaps" || i % 9 === shift),
    );
    const calls = list.flatMap((operator, i) => {
      const all = callsOf(operator, draws[(i + shift) % draws.length] ?? draws[0]!);
      return kind === "gaps" || kind === "ties" ? all : all.slice(0, 1);
    });
    await expectSqlEquals(calls, panel, { relative: 1e-9, absolute: 1e-14 * rangeOf(panel) });
  });

  test("keeps the digits that an offset of 1e9 leaves", async () => {
    const panel = nuisancePanel("offset", { symbols: 7, times: 40 });
    await grid.put(panel);
    const calls = able.filter(({ name }) => levelFree.has(name)).flatMap((operator) => callsOf(operator, draws[0]!));
    const found = await grid.run(unwrap(lowerToSql(calls)));
    evaluateAll(calls, withoutOffset(panel)).forEach((wanted, k) => {
      const tolerance = { relative: 1e-9, absolute: 1e-13 };
      expectColumn(found.get(`f${k}`), wanted, { what: printExpression(calls[k] as Expr), tolerance });
    });
  });

  test("on one symbol, and on one date", async () => {
    for (const size of [
      { symbols: 1, times: 12 },
      { symbols: 5, times: 1 },
    ]) {
      const panel = nuisancePanel("gaps", size);
      await grid.put(panel);
      const list = able.filter(({ name }, i) => !heavy.test(name) || i % 9 === 0);
      const calls = list.flatMap((operator) => callsOf(operator, draws[0]!).slice(0, 1));
      await expectSqlEquals(calls, panel, { relative: 1e-9, absolute: 1e-13 });
    }
  });
});

describe("whole formulas", () => {
  const inSql = (depth: number) => wellTyped(depth, "stable").filter((expr) => sqlCoverage(expr).without.length === 0);

  test("random ones equal the graph in process, over panels with gaps and ties", async () => {
    for (const seed of [1, 2, 3, 4]) {
      const panel = wholePanel(seed, { symbols: 6, times: 24 });
      await grid.put(panel);
      const exprs = fc.sample(inSql(4), { numRuns: 40, seed: 100 + seed });
      await expectSqlEquals(exprs, panel, { relative: 1e-9, absolute: 1e-11 });
    }
  });

  test("the same bytes come out whatever the number of threads and the size of blocks", async () => {
    const panel = nuisancePanel("gaps", { symbols: 12, times: 100 });
    await grid.put(panel);
    const list = able.filter(({ name }, i) => !heavy.test(name) || i % 9 === 1);
    const exprs = byDepth(list.flatMap((operator) => callsOf(operator, draws[0]!).slice(0, 1)));
    for (let from = 0; from < exprs.length; from += 80) {
      const lowered = unwrap(lowerToSql(exprs.slice(from, from + 80)));
      const one = await grid.run(lowered);
      const other = await grid.run(lowered, { max_subquery_depth: 1000, max_threads: 4, max_block_size: 300 });
      expect(other).toEqual(one);
    }
  });
});
