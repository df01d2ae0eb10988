// Screening at scale says what the full screen says, whoever does the work, and knows a factor it has seen.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../../engine/core/index.ts";
import { evaluate, parseExpression, type WorkerPool } from "../../engine/factors/index.ts";
import { newColumn, type Panel, panelFrom } from "../../engine/panel/index.ts";
import { findDuplicates } from "../../engine/screening/batch/duplicates.ts";
import { sketchOf } from "../../engine/screening/batch/sketch.ts";
import {
  type BatchRow,
  benjaminiHochberg,
  openScreeningPool,
  quickScreens,
  screenFactor,
  screenMany,
} from "../../engine/screening/index.ts";

const symbols = Array.from({ length: 30 }, (_, s) => `S${s}`);
const times = Array.from({ length: 160 }, (_, t) => Date.UTC(2020, 0, 1) + t * 86_400_000);

function walkPanel(): Panel {
  const random = seededRandom("batch-panel");
  const column = (draw: (before: number) => number): Float64Array => {
    const values = newColumn(symbols.length * times.length);
    for (let i = 0; i < values.length; i++) {
      const start = i % times.length === 0;
      values[i] =
        random.next() < 0.02 ? Number.NaN : draw(start || Number.isNaN(values[i - 1]!) ? 100 : values[i - 1]!);
    }
    return values;
  };
  const walk = (before: number): number => before * (1 + 0.02 * random.normal());
  const fields = { open: column(walk), close: column(walk), volume: column(() => 1000 * (1 + random.next())) };
  return panelFrom({ symbols, times, fields });
}

const panel = walkPanel();
const options = {
  from: 20,
  to: times.length,
  horizons: [1, 5],
  primary: 5,
  entry: "next-open",
  quantiles: 5,
} as const;
const formulas = [
  "-returns(close, 5)",
  "rank(volume)",
  "no_such_field + 1",
  "ts_mean(close,",
  "rank(-returns(close, 5))",
  "ts_corr(close, volume, 10)",
  "returns(close, 5)",
  "volume * 0 + 1",
  ...Array.from({ length: 30 }, (_, i) => `ts_zscore(close, ${i + 5})`),
];

describe("screenMany", () => {
  let pool: WorkerPool;
  beforeAll(async () => {
    pool = await openScreeningPool(2);
  });
  afterAll(() => pool.close());

  test("gives the values of the full screen", async () => {
    const rows = await screenMany(formulas, panel, options);
    for (const row of rows.filter(({ problem }) => problem === null)) {
      const parsed = parseExpression(row.expression);
      if (!parsed.ok) throw parsed.error;
      const full = screenFactor(evaluate(parsed.value, panel), panel, options).values;
      const names = new Set(row.values.map(({ name }) => name));
      expect(row.values).toEqual(row.values.map(({ name }) => full.find((value) => value.name === name)));
      expect(names.has("rank_ic.t") && names.has("ic.mean") && names.has("coverage")).toBe(true);
      expect(names.has("turnover.top_quantile") && names.has("decay.half_life")).toBe(true);
    }
    expect(quickScreens.length).toBe(5);
  });

  test("gives the same rows in threads, and tells how far it is", async () => {
    const done: number[] = [];
    const here = await screenMany(formulas, panel, options);
    const there = await screenMany(formulas, panel, options, { pool, onProgress: (count) => done.push(count) });
    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
    expect(done.at(-1)).toBe(formulas.length);
  });

  test("a formula that does not fit is a row with its problem", async () => {
    const rows = await screenMany(formulas, panel, options, { pool });
    expect(rows[2]?.problem?.message).toMatch(/no_such_field/);
    expect(rows[3]?.problem?.message).toMatch(/ends/);
    expect(rows.filter(({ problem }) => problem !== null)).toHaveLength(2);
  });

  test("what ranks alike or in reverse is a duplicate of the first, and is not tested again", async () => {
    const rows = await screenMany(formulas, panel, options, { pool });
    expect(rows[4]?.duplicate?.place).toBe(0);
    expect(rows[4]?.duplicate?.correlation).toBeCloseTo(1, 5);
    expect(rows[6]?.duplicate?.place).toBe(0);
    expect(rows[6]?.duplicate?.correlation).toBeCloseTo(-1, 5);
    expect(rows[6]?.adjusted).toBeNull();
    expect(rows[1]?.duplicate).toBeNull();
    const tested = rows.filter((row) => row.duplicate === null && row.problem === null);
    const p = tested.map((row) => row.values.find(({ name }) => name === "rank_ic.p")?.value ?? 1);
    expect(tested.map(({ adjusted }) => adjusted)).toEqual(benjaminiHochberg(p));
  });

  test("an aborted batch stops with a located error", async () => {
    const controller = new AbortController();
    const running = screenMany(formulas, panel, options, {
      pool,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: "aborted" });
  });

  // Law: part of a batch says what a batch of only these formulas says; what is not done is not told.
  test.each(["here", "in threads"])("a batch that ends early tells what is done: %s", async (where) => {
    const threads = where === "here" ? undefined : pool;
    for (const limit of [1, 17]) {
      const controller = new AbortController();
      const told: { readonly rows: readonly BatchRow[]; readonly places: readonly number[] }[] = [];
      let done = 0;
      const running = screenMany(formulas, panel, options, {
        pool: threads,
        signal: controller.signal,
        onProgress: (count) => {
          done = count;
          if (count >= limit) controller.abort();
        },
        onEarlyEnd: (rows, places) => told.push({ rows, places }),
      });
      await expect(running).rejects.toMatchObject({ code: "aborted" });
      expect(told).toHaveLength(1);
      const { rows, places } = told[0]!;
      expect([places.length, done < formulas.length]).toEqual([done, true]);
      const alone = await screenMany(
        places.map((place) => formulas[place]!),
        panel,
        options,
      );
      expect(JSON.stringify(rows)).toBe(JSON.stringify(alone));
    }
  });

  test("a batch that ends by itself tells no early end; one that a listener breaks does", async () => {
    const told: number[] = [];
    const onEarlyEnd = (rows: readonly BatchRow[]): void => void told.push(rows.length);
    await screenMany(formulas.slice(0, 3), panel, options, { onEarlyEnd });
    expect(told).toEqual([]);
    const onProgress = (): void => {
      throw new Error("no room");
    };
    await expect(screenMany(formulas, panel, options, { onEarlyEnd, onProgress })).rejects.toThrow("no room");
    // The first chunk of 16, and the two formulas that do not fit.
    expect(told).toEqual([18]);
  });
});

// Source: brute force over all pairs of sketches.
test("projected search finds the duplicates that comparing all pairs finds", () => {
  const random = seededRandom("duplicates");
  const bases = Array.from({ length: 40 }, () => newColumn(symbols.length * times.length).map(() => random.normal()));
  const columns = Array.from({ length: 160 }, (_, i) => {
    const base = bases[i % 40]!;
    const noise = [0, 0.02, 0.1, 1][Math.floor(i / 40)]!;
    const sign = random.next() < 0.5 ? -1 : 1;
    return base.map((x) => sign * (x + noise * random.normal()));
  });
  const sketches = columns.map((column) => sketchOf(column, panel, options));
  const found = findDuplicates(sketches, 0.99);
  const kept: number[] = [];
  const brute = sketches.map((sketch, place) => {
    const other = kept.find((k) => Math.abs(sketch!.reduce((sum, x, i) => sum + x * sketches[k]![i]!, 0)) >= 0.99);
    if (other === undefined) kept.push(place);
    return other ?? null;
  });
  expect(found.map((one) => one?.place ?? null)).toEqual(brute);
  expect(kept.length).toBeGreaterThan(40);
  expect(kept.length).toBeLessThan(160);
});

test("a factor that does not vary has no sketch and repeats nothing", () => {
  const flat = sketchOf(newColumn(symbols.length * times.length).fill(1), panel, options);
  expect(flat).toBeNull();
  expect(findDuplicates([flat, flat], 0.99)).toEqual([null, null]);
});
