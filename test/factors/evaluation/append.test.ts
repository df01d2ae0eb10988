// New rows at the end of a panel: continued values are the bits of the whole computation, and what was computed whole is said.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AppendedEvaluation,
  appendEvaluation,
  callExpr,
  compileGraph,
  type Expr,
  evaluateAll,
  numberExpr,
  operators,
  parseExpression,
} from "../../../engine/factors/index.ts";
import { type Panel, slicePanel } from "../../../engine/panel/index.ts";
import { soundCall, wellTyped, wholePanel } from "../grammar.ts";
import { expectSameBytes } from "./same-bytes.ts";

function read(text: string): Expr {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw parsed.error;
  return parsed.value;
}

/** Values over the first rows, continued over all. */
function continued(exprs: readonly Expr[], panel: Panel, rows: number): Promise<AppendedEvaluation> {
  const before = slicePanel(panel, 0, rows);
  const earlier = { columns: evaluateAll(exprs, before), symbols: before.symbols, times: before.times };
  return appendEvaluation(exprs, panel, { earlier });
}

describe("appending rows", () => {
  test("random formulas: the bits of the whole computation", async () => {
    let saved = 0;
    let whole = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(wellTyped(4, "any"), { minLength: 1, maxLength: 4 }),
        fc.nat(1_000),
        fc.integer({ min: 1, max: 40 }),
        async (exprs, seed, added) => {
          const panel = wholePanel(seed, { symbols: 2, times: 1_100 + (seed % 200) });
          const made = await continued(exprs, panel, panel.times.length - added);
          const wanted = evaluateAll(exprs, panel);
          expectSameBytes(made.columns, wanted, exprs);
          whole += made.whole.length;
          saved += exprs.length - made.whole.length;
        },
      ),
      { numRuns: 60, seed: 31, interruptAfterTimeLimit: 3_000 },
    );
    console.info(`append: ${saved} formulas continued, ${whole} computed whole, all with the bits of the whole`);
    expect(saved).toBeGreaterThan(5);
  });

  // By hand: ts_mean(20) settles at its first restart row, 256; of 2,000 rows then 256 × floor((1,990 − 16 − 256) / 256) = 1,536 are passed over.
  test("only what must be is computed", async () => {
    const exprs = [
      "rank(ts_mean(close, 20))",
      "close - open",
      "ema(close, 10)",
      "ts_mean(ts_max(close, 900), 900)",
    ].map(read);
    const panel = wholePanel(7, { symbols: 4, times: 2_000 });
    const made = await continued(exprs, panel, 1_990);
    expectSameBytes(made.columns, evaluateAll(exprs, panel), exprs);
    expect(made.whole).toEqual([
      { place: 2, reason: "remembers" },
      { place: 3, reason: "short-history" },
    ]);
    expect(made.rows).toBe(2_000 - 1_536);
  });

  // ema over all 2,000 rows; rank(ts_mean(…, 20)) above it over the slice from row 1,536 on, as above.
  test("what stands above a call that never forgets is computed over the newest rows", async () => {
    const exprs = [
      "rank(ts_mean(ema(close, 10), 20))",
      "rank(ema(close, 10)) - ts_mean(ewm_mean(ema(volume, 5), 9), 3)",
      "close + cum_max(ts_mean(close, 30)) * 2",
      "ema(rank(ts_mean(close, 20)), 10)",
      "close - open",
    ].map(read);
    const panel = wholePanel(7, { symbols: 4, times: 2_000 });
    const made = await continued(exprs, panel, 1_990);
    expectSameBytes(made.columns, evaluateAll(exprs, panel), exprs);
    expect(made.whole).toEqual([{ place: 3, reason: "remembers" }]);
    // ema(close), ewm_mean(…) with the ema inside it, cum_max(…).
    expect(made.remembered).toBe(3);
    expect(made.rows).toBe(2_000 - 1_536);
  });

  // Law: for every operator that never forgets, a formula around it is continued, with the bits of the whole.
  test("every operator that never forgets", async () => {
    const panel = wholePanel(11, { symbols: 3, times: 700 });
    let tried = 0;
    for (const operator of operators) {
      const inner = soundCall(operator, tried);
      if (inner === null) continue;
      const { nodes, roots } = compileGraph([inner]);
      const call = nodes[roots[0] ?? -1];
      if (call?.kind !== "call" || Number.isFinite(operator.lookback(call.params))) continue;
      const expr = callExpr("rank", callExpr("delay", inner, numberExpr(3)));
      const made = await continued([expr], panel, 693);
      expectSameBytes(made.columns, evaluateAll([expr], panel), [expr]);
      expect([made.whole, made.remembered], operator.name).toEqual([[], 1]);
      tried++;
    }
    expect(tried).toBeGreaterThan(100);
  });

  test("no new rows, no new values", async () => {
    const exprs = ["rank(ts_mean(close, 20))", "ema(close, 10)"].map(read);
    const panel = wholePanel(7, { symbols: 4, times: 900 });
    expectSameBytes((await continued(exprs, panel, 900)).columns, evaluateAll(exprs, panel), exprs);
  });

  test("new symbols, other times and changed values are computed whole, and said so", async () => {
    const exprs = ["rank(ts_mean(close, 20))", "close - open"].map(read);
    const panel = wholePanel(7, { symbols: 4, times: 1_500 });
    const before = slicePanel(panel, 0, 1_490);
    const values = evaluateAll(exprs, before);
    const wanted = evaluateAll(exprs, panel);
    const others = [
      { columns: values, symbols: ["S0", "S1", "S2", "X"], times: before.times },
      { columns: values, symbols: before.symbols, times: before.times.map((time) => time + 1) },
      {
        columns: values.map((column) => column.subarray(0, 3 * 1_490)),
        symbols: before.symbols.slice(0, 3),
        times: before.times,
      },
    ];
    for (const earlier of others) {
      const made = await appendEvaluation(exprs, panel, { earlier });
      expectSameBytes(made.columns, wanted, exprs);
      expect(made.whole.map(({ reason }) => reason)).toEqual(["new-panel", "new-panel"]);
    }
    const adjusted = values.map((column) => column.map((value) => value * 2));
    const earlier = { columns: adjusted, symbols: before.symbols, times: before.times };
    const made = await appendEvaluation(exprs, panel, { earlier });
    expectSameBytes(made.columns, wanted, exprs);
    expect(made.whole.map(({ reason }) => reason)).toEqual(["changed", "changed"]);
  });

  test("columns that do not belong to the formulas are refused", async () => {
    const panel = wholePanel(7, { symbols: 2, times: 50 });
    const earlier = { columns: [new Float64Array(7)], symbols: panel.symbols, times: panel.times };
    await expect(appendEvaluation([read("close")], panel, { earlier })).rejects.toMatchObject({
      code: "bad-earlier-values",
      message: expect.stringContaining("column 0 has 7 values for 100 cells"),
    });
    await expect(appendEvaluation([], panel, { earlier })).rejects.toThrow(/1 columns for 0 formulas/);
  });
});
