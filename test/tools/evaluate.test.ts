// One formula in process and in ClickHouse: the same values, rows and seal; and who decides where.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore, type Store } from "#engine/data";
import { evaluateFactor } from "#tools";
import { temporaryFolder } from "../support/bars.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
let store: Store;
let seal = 0;

beforeAll(async () => {
  store = await openStore({ workspace: folder, mode: "write" });
  const market = revertingMarket({ symbols: 5, days: 120, name: "small" });
  // Every seventh bar is missing, so that symbols differ in their dates.
  const kept = [...market.rows.ts.keys()].filter((i) => i % 7 !== 3);
  const rows = {
    symbols: kept.map((i) => market.rows.symbols[i] ?? ""),
    ts: Float64Array.from(kept, (i) => market.rows.ts[i] ?? 0),
    fields: new Map(
      [...market.rows.fields].map(([name, column]) => [name, Float64Array.from(kept, (i) => column[i] ?? 0)]),
    ),
  };
  const factors = [{ symbol: "R01", ts: market.rows.ts[60] ?? 0, priceFactor: 0.9, splitFactor: 0.5 }];
  await store.importBars({ ...market, rows, factors });
  seal = market.rows.ts[100] ?? 0;
  store.state.seal({ market: "small", from: seal, run: "r" });
}, 60_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const formulas = ["close", "rank(ts_mean(close, 5)) - volume / 1e7", "ts_std(returns(close, 1), 10, min_periods=3)"];

it("gives the same values from ClickHouse as in process, up to the seal, over chosen rows as well", async () => {
  for (const more of [{}, { symbols: ["R03", "R01"] }, { adjust: "none" }, { end: seal - 20 * 86_400_000 }] as const) {
    for (const expression of formulas) {
      const query = { market: "small", ...more };
      const here = await evaluateFactor(store, { query, expression, where: "process" });
      const there = await evaluateFactor(store, { query, expression, where: "clickhouse" });
      expect([here.where.place, there.where.place]).toEqual(["process", "clickhouse"]);
      expect([there.symbols, there.times, there.frequency]).toEqual([here.symbols, here.times, here.frequency]);
      expect(there.withheld).toEqual(here.withheld);
      expect(here.times.at(-1)).toBeLessThan(seal);
      expect(there.values.length).toBe(here.values.length);
      const worst = here.values.map((x, i) => {
        const y = there.values[i] ?? 0;
        return Number.isNaN(x) && Number.isNaN(y) ? 0 : Math.abs(x - y) / Math.max(1, Math.abs(x));
      });
      expect(worst.every((difference) => difference <= 1e-9)).toBe(true);
    }
  }
  const { withheld } = await evaluateFactor(store, { query: { market: "small" }, expression: "close" });
  expect(withheld?.rows).toBeGreaterThan(0);
});

it("stays in process where it fits, goes to ClickHouse above the budget, and says why", async () => {
  const ask = { query: { market: "small" }, expression: "ts_mean(close, 5)" };
  const free = await evaluateFactor(store, ask);
  expect(free.where).toMatchObject({ place: "process", why: expect.stringMatching(/5 symbols × 10\d bars fit/) });
  const tight = await evaluateFactor(store, { ...ask, budgetMb: 0.001 });
  expect(tight.where).toMatchObject({ place: "clickhouse", why: expect.stringMatching(/budget of 0.001 MB/) });
  expect(tight.values.length).toBe(free.values.length);
});

it("what has no SQL is refused there and runs here", async () => {
  const ask = { query: { market: "small" }, expression: "ta_avgdev(close, 5)" };
  await expect(evaluateFactor(store, { ...ask, where: "clickhouse" })).rejects.toMatchObject({ code: "no-sql" });
  const auto = await evaluateFactor(store, { ...ask, budgetMb: 0.001 });
  expect(auto.where).toMatchObject({ place: "process", why: expect.stringMatching(/"ta_avgdev" has no form/) });
});
