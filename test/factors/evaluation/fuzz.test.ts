// All operators, random formulas, the worst panels, for a bounded time: every way of evaluating gives the same bytes.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allOperators } from "../../../engine/factors/all-operators.ts";
import {
  appendEvaluation,
  checkExpression,
  checkText,
  type Expr,
  evaluateAll,
  evaluateBatch,
  interpret,
  openWorkerPool,
  prefixTest,
  printExpression,
  type WorkerPool,
} from "../../../engine/factors/index.ts";
import { type Column, type Panel, slicePanel } from "../../../engine/panel/index.ts";
import { edgePanel } from "../edge-panel.ts";
import { soundCall, vocabulary, wellTyped, wholePanel } from "../grammar.ts";
import { wildTyped } from "../wild.ts";
import { memorySpill } from "./memory-spill.ts";
import { expectSameBytes } from "./same-bytes.ts";

let pool: WorkerPool;
beforeAll(async () => {
  pool = await openWorkerPool(2);
});
afterAll(() => pool.close());

function expectFinite(columns: readonly Column[], exprs: readonly Expr[]): void {
  for (const [k, column] of columns.entries()) {
    const bad = column.findIndex((value) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY);
    if (bad !== -1) expect.fail(`${printExpression(exprs[k]!)} let an infinity out at cell ${bad}`);
  }
}

/** In threads, with few columns, and without either. */
async function everyWay(exprs: readonly Expr[], panel: Panel): Promise<void> {
  const wanted = evaluateAll(exprs, panel);
  expectFinite(wanted, exprs);
  expectSameBytes((await evaluateBatch(exprs, panel, { pool })).columns, wanted, exprs);
  const handed: Column[] = [];
  const onColumn = (place: number, column: Column): void => {
    handed[place] = column.slice();
  };
  const cells = panel.symbols.length * panel.times.length;
  const budgetMb = (cells * (8 * panel.fields.size + 4) + 14 * cells * 8 + 2 * panel.symbols.length * 2_048) / 1e6;
  await evaluateBatch(exprs, panel, { budgetMb: Math.max(budgetMb, 1e-3), spill: memorySpill().spill, onColumn });
  expectSameBytes(handed, wanted, exprs);
}

describe("fuzzing evaluation", () => {
  test("every operator, on panels at the edge, in every way", async () => {
    const calls = allOperators.flatMap((operator, k) => soundCall(operator, k) ?? []);
    expect(calls.length).toBe(allOperators.length);
    for (let from = 0; from < calls.length; from += 50) {
      const size = { symbols: 1 + ((from / 50) % 5), times: 37 + from };
      await everyWay(calls.slice(from, from + 50), edgePanel(from, size));
    }
  });

  test("random batches on panels at the edge, in every way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wellTyped(5, "any"), { minLength: 1, maxLength: 6 }), fc.nat(9_999), (exprs, seed) =>
        everyWay(exprs, edgePanel(seed, { symbols: seed % 6, times: (seed * 7) % 90 })),
      ),
      { numRuns: 200, seed: 41, interruptAfterTimeLimit: 1_500 },
    );
  });

  test("no formula sees what comes later", () => {
    fc.assert(
      fc.property(fc.nat(allOperators.length - 1), fc.nat(9_999), (k, seed) => {
        const expr = soundCall(allOperators[k]!, seed);
        if (expr === null) return;
        const report = prefixTest(expr, edgePanel(seed, { symbols: 1 + (seed % 4), times: 60 }), {
          seed,
          bars: [1, 7],
        });
        expect(report.maxDifference, printExpression(expr)).toBe(0);
      }),
      { numRuns: 300, seed: 42, interruptAfterTimeLimit: 1_500 },
    );
  });

  test("values continued after new rows are those of the whole", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(allOperators.length - 1), fc.nat(9_999), async (k, seed) => {
        const expr = soundCall(allOperators[k]!, seed, 1 + (seed % 2));
        if (expr === null) return;
        const panel = edgePanel(seed, { symbols: 2, times: 640 + (seed % 60) });
        const before = slicePanel(panel, 0, panel.times.length - 1 - (seed % 9));
        const earlier = { columns: evaluateAll([expr], before), symbols: before.symbols, times: before.times };
        const { columns, whole } = await appendEvaluation([expr], panel, { earlier });
        expectSameBytes(columns, evaluateAll([expr], panel), [expr]);
        expect(whole.filter(({ reason }) => reason === "changed").length, printExpression(expr)).toBe(0);
      }),
      { numRuns: 200, seed: 43, interruptAfterTimeLimit: 1_500 },
    );
  });

  test("the fast forms agree with the meanings where infinities and empty days are", () => {
    fc.assert(
      fc.property(wellTyped(3, "stable"), fc.nat(9_999), (expr, seed) => {
        const panel = troubled(wholePanel(seed, { symbols: 1 + (seed % 5), times: 18 }), seed);
        const wanted = interpret(expr, panel);
        expectFinite([wanted], [expr]);
        expectNear(evaluateAll([expr], panel)[0]!, wanted, printExpression(expr));
      }),
      { numRuns: 400, seed: 44, interruptAfterTimeLimit: 1_500 },
    );
  });

  test("formulas with faults are refused at a place, or are sound after all", () => {
    let refused = 0;
    fc.assert(
      fc.property(wildTyped(5), (expr) => {
        const checked = checkText(printExpression(expr), vocabulary);
        if (checked.ok) {
          expectFinite(evaluateAll([checked.value.expr], edgePanel(1, { symbols: 2, times: 9 })), [expr]);
          return;
        }
        refused++;
        expect(checked.error.next.length).toBeGreaterThan(5);
        expect(checkExpression(expr, vocabulary).ok).toBe(false);
        if (!/too-|no-field|empty/.test(checked.error.code)) expect(checked.error.message).toMatch(/column \d+/);
      }),
      { numRuns: 1_000, seed: 45, interruptAfterTimeLimit: 1_500 },
    );
    expect(refused).toBeGreaterThan(20);
  });
});

/** Whole numbers with infinities and a day without symbols. */
function troubled(panel: Panel, seed: number): Panel {
  const times = panel.times.length;
  for (const [name, column] of panel.fields) {
    for (let i = 0; i < column.length; i++) {
      if (i % times === seed % times) column[i] = Number.NaN;
      else if ((i * 31 + seed + name.length) % 13 === 0) column[i] = i % 2 === 0 ? Infinity : -Infinity;
    }
  }
  return panel;
}

function expectNear(found: Column, wanted: Column, what: string): void {
  const scale = wanted.reduce((most, x) => Math.max(most, Number.isNaN(x) ? 0 : Math.abs(x)), 0);
  for (const [i, x] of wanted.entries()) {
    const y = found[i]!;
    const near = Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= 1e-8 * Math.abs(x) + 1e-10 * scale + 1e-11;
    if (!near) expect.fail(`${what}: cell ${i} is ${y}, wanted ${x}`);
  }
}
