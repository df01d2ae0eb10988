// A batch of formulas: the same bytes within any budget, in any number of threads, returned or handed out.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type BatchOptions,
  type Expr,
  evaluateAll,
  evaluateBatch,
  openWorkerPool,
  parseExpression,
  type WorkerPool,
} from "../../../engine/factors/index.ts";
import type { Column, Panel } from "../../../engine/panel/index.ts";
import { wellTyped, wholePanel } from "../grammar.ts";
import { memorySpill } from "./memory-spill.ts";
import { expectSameBytes } from "./same-bytes.ts";

let pool: WorkerPool;
beforeAll(async () => {
  pool = await openWorkerPool(2);
});
afterAll(() => pool.close());

function read(text: string): Expr {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw parsed.error;
  return parsed.value;
}

/** Columns that a batch hands out, copied. */
async function taken(exprs: readonly Expr[], panel: Panel, options: BatchOptions): Promise<readonly Column[]> {
  const columns: Column[] = [];
  const result = await evaluateBatch(exprs, panel, {
    ...options,
    onColumn: (place, column) => {
      expect(columns[place]).toBe(undefined);
      columns[place] = column.slice();
    },
  });
  expect(result.columns.length).toBe(0);
  return columns;
}

const crossing = [
  "rank(ts_mean(close, 5)) - rank(delay(close, 3))",
  "ts_corr(rank(close), rank(volume), 10)",
  "group_mean(ts_std(close, 8), sector) / ts_std(close, 8)",
  "cs_demean(rank(ts_mean(close, 5)) * cs_zscore(open))",
  "close",
  "3",
  "rank(7) + close",
  "ts_mean(close, 5)",
  "rank(ts_mean(close, 5)) - rank(delay(close, 3))",
  "decay_linear(rank(-delta(close, 2)) + cs_zscore(high - low) + rank(volume), 6)",
].map(read);

describe("threads", () => {
  test("two threads give the bytes of one, returned and handed out", async () => {
    const panel = wholePanel(5, { symbols: 60, times: 900 });
    const wanted = evaluateAll(crossing, panel);
    expectSameBytes((await evaluateBatch(crossing, panel)).columns, wanted, crossing);
    expectSameBytes((await evaluateBatch(crossing, panel, { pool })).columns, wanted, crossing);
    expectSameBytes(await taken(crossing, panel, { pool }), wanted, crossing);
    expectSameBytes(await taken(crossing, panel, {}), wanted, crossing);
  });

  test("one thread and three give the same bytes too", async () => {
    const panel = wholePanel(6, { symbols: 31, times: 700 });
    const wanted = evaluateAll(crossing, panel);
    const pools = await Promise.all([openWorkerPool(1), openWorkerPool(3)]);
    for (const other of pools) {
      expectSameBytes(await taken(crossing, panel, { pool: other }), wanted, crossing);
      await other.close();
    }
  });

  test("random batches over random panels", async () => {
    const batch = fc.array(wellTyped(5, "any"), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(batch, fc.nat(1_000), async (exprs, seed) => {
        const panel = wholePanel(seed, { symbols: 1 + (seed % 9), times: 3 * (seed % 50) });
        const wanted = evaluateAll(exprs, panel);
        expectSameBytes(await taken(exprs, panel, { pool }), wanted, exprs);
        const most = 3 + (seed % 4);
        const { spill } = memorySpill();
        const lean = await leanly(exprs, panel, { most, spill, pool: seed % 2 === 0 ? pool : undefined });
        if (lean !== null) expectSameBytes(lean, wanted, exprs);
      }),
      { numRuns: 150, seed: 21, interruptAfterTimeLimit: 3_000 },
    );
  });

  test("an operator's error and a consumer's error end a batch in threads and without", async () => {
    const panel = wholePanel(5, { symbols: 6, times: 90 });
    for (const options of [{ pool }, {}]) {
      await expect(evaluateBatch([read("rank(clsoe)")], panel, options)).rejects.toMatchObject({
        code: "unknown-field",
      });
      await expect(evaluateBatch([read("group_mean(close, industry)")], panel, options)).rejects.toMatchObject({
        code: "unknown-group",
      });
      const onColumn = (place: number): void => {
        if (place === 3) throw new Error("no more");
      };
      await expect(evaluateBatch(crossing, panel, { ...options, onColumn })).rejects.toThrow("no more");
    }
    expectSameBytes((await evaluateBatch(crossing, panel, { pool })).columns, evaluateAll(crossing, panel), crossing);
  });

  test("a thread that dies with work in its hands ends the batch, and nobody waits for ever", async () => {
    const panel = wholePanel(5, { symbols: 60, times: 900 });
    const short = await openWorkerPool(2, new URL("./dying-worker.ts", import.meta.url));
    await expect(evaluateBatch(crossing, panel, { pool: short })).rejects.toMatchObject({
      code: "worker-died",
      message: expect.stringContaining('of the job "evaluate"'),
    });
    await short.close();
  });

  test("a signal stops a batch", async () => {
    const panel = wholePanel(5, { symbols: 60, times: 900 });
    for (const options of [{ pool }, {}]) {
      const stop = new AbortController();
      const onColumn = (): void => stop.abort();
      const run = evaluateBatch(crossing, panel, { ...options, onColumn, signal: stop.signal });
      await expect(run).rejects.toMatchObject({ code: "aborted" });
    }
    expectSameBytes((await evaluateBatch(crossing, panel, { pool })).columns, evaluateAll(crossing, panel), crossing);
  });
});

/** A budget that leaves room for a number of columns; null when it is said to be too small. */
async function leanly(
  exprs: readonly Expr[],
  panel: Panel,
  options: Omit<BatchOptions, "budgetMb"> & { readonly most: number },
): Promise<readonly Column[] | null> {
  const { most, ...rest } = options;
  try {
    return await taken(exprs, panel, {
      ...rest,
      budgetMb: budgetFor(panel, { most, threads: options.pool?.size ?? 1 }),
    });
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "budget-too-small") return null;
    throw thrown;
  }
}

/** By hand: 8 bytes a cell and field, 4 a cell and group, eight gathered rows of 32 dates per thread, then columns. */
function budgetFor(panel: Panel, room: { readonly most: number; readonly threads: number }): number {
  const cells = panel.symbols.length * panel.times.length;
  const own = cells * (8 * panel.fields.size + 4 * panel.groups.size);
  return (own + room.most * cells * 8 + room.threads * 8 * panel.symbols.length * 32 * 8) / 1e6;
}

describe("budget", () => {
  const panel = wholePanel(5, { symbols: 60, times: 2_000 });
  const spread = crossing.map((_, k) => read(`ts_mean(rank(close + ${k}), ${k + 2}) - cs_zscore(rank(close))`));
  const wanted = evaluateAll(spread, panel);

  test("handed-out columns of many formulas fit where returned ones do not", async () => {
    const budgetMb = budgetFor(panel, { most: 6, threads: 1 });
    expectSameBytes(await taken(spread, panel, { budgetMb }), wanted, spread);
    await expect(evaluateBatch(spread, panel, { budgetMb })).rejects.toMatchObject({
      code: "budget-too-small",
      message: expect.stringMatching(/10 formulas over 60 symbols and 2000 rows need \d+ MB/),
      next: expect.stringContaining("one by one"),
      exit: 4,
    });
  });

  test("below that columns are put aside, and below the widest step nothing goes", async () => {
    const exprs = [
      "(rank(close) + rank(open)) * (rank(high) + rank(low)) - (rank(volume) - rank(score)) / rank(close)",
      "cs_demean(rank(volume) * cs_zscore(close)) - rank(low)",
    ].map(read);
    const full = evaluateAll(exprs, panel);
    const roomy = memorySpill();
    const six = budgetFor(panel, { most: 6, threads: 1 });
    expectSameBytes(await taken(exprs, panel, { budgetMb: six, spill: roomy.spill }), full, exprs);
    expect(roomy.written()).toBe(0);
    for (const threads of [1, 2]) {
      const { spill, written } = memorySpill();
      const budgetMb = budgetFor(panel, { most: 3.5, threads });
      const options = { budgetMb, pool: threads === 2 ? pool : undefined };
      const next = expect.stringContaining("disk");
      await expect(taken(exprs, panel, options)).rejects.toMatchObject({ code: "budget-too-small", next });
      expectSameBytes(await taken(exprs, panel, { ...options, spill }), full, exprs);
      expect(written()).toBeGreaterThan(0);
    }
    const tiny = { budgetMb: budgetFor(panel, { most: 2.5, threads: 1 }), spill: roomy.spill };
    await expect(taken(exprs, panel, tiny)).rejects.toMatchObject({ next: expect.stringContaining("fewer symbols") });
  });

  test("a budget that is none is refused", async () => {
    for (const budgetMb of [0, -1, Number.NaN]) {
      await expect(evaluateBatch(spread, panel, { budgetMb })).rejects.toMatchObject({ code: "bad-budget" });
    }
  });
});

describe("panels at the edge", () => {
  const shapes = [
    { symbols: 1, times: 40 },
    { symbols: 5, times: 1 },
    { symbols: 5, times: 0 },
    { symbols: 0, times: 7 },
  ];
  test.each(shapes)("$symbols symbols, $times rows", async (size) => {
    const panel = wholePanel(3, size);
    const wanted = evaluateAll(crossing, panel);
    expect(wanted.every((column) => column.length === size.symbols * size.times)).toBe(true);
    expectSameBytes(await taken(crossing, panel, { pool }), wanted, crossing);
  });

  // By hand: nothing to rank gives nothing; a constant's rank is the middle of the ties: (1 + … + 20) / 20 / 20 = 0.525.
  test("an empty day, a column without values, constants as formulas", async () => {
    const whole = wholePanel(3, { symbols: 20, times: 10 });
    const close = Float64Array.from({ length: 200 }, (_, i) => (i % 10 === 4 ? Number.NaN : i));
    const fields = new Map([...whole.fields, ["close", close], ["score", new Float64Array(200).fill(Number.NaN)]]);
    const panel = { ...whole, fields };
    const exprs = ["rank(close)", "rank(score)", "rank(7)", "-1.5", "ts_sum(score, 3) + group_mean(score, sector)"].map(
      read,
    );
    const [day, empty, tied, number, sum] = (await evaluateBatch(exprs, panel, { pool })).columns;
    expect(day?.every((value, i) => Number.isNaN(value) === (i % 10 === 4))).toBe(true);
    expect(empty?.every(Number.isNaN)).toBe(true);
    expect(tied?.every((value) => value === 0.525)).toBe(true);
    expect(number?.every((value) => value === -1.5)).toBe(true);
    expect(sum?.every(Number.isNaN)).toBe(true);
  });

  test("no formulas, no columns", async () => {
    expect(await evaluateBatch([], wholePanel(1, { symbols: 2, times: 3 }), { pool })).toMatchObject({
      columns: [],
      peak: 0,
    });
  });
});
