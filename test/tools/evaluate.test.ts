// One formula in process and in ClickHouse: the same values, rows and seal; and who decides where.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BarRows, type ImportRequest, openStore, type Store } from "#engine/data";
import { evaluateFactor } from "#tools";
import { source, temporaryFolder } from "../support/bars.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
let store: Store;
let seal = 0;
let fineSeal = 0;

/** Six hourly bars of each day. */
function finerOf({ symbols, ts, fields }: BarRows): ImportRequest {
  const hours = [14, 15, 16, 17, 18, 19];
  const each = <T>(make: (row: number, hour: number) => T): readonly T[] =>
    [...ts.keys()].flatMap((row) => hours.map((hour) => make(row, hour)));
  const columns = [...fields].map(([name, column]) => {
    const values = each((row, hour) => (column[row] ?? 0) * (1 + 0.01 * Math.sin(row * hour)));
    return [name, Float64Array.from(values)] as const;
  });
  const flat = new Map(columns.filter(([name]) => name === "close" || name === "volume"));
  const info = {
    name: "fine",
    frequency: "1h",
    timeZone: "America/New_York",
    currency: "USD",
    simulated: true,
  } as const;
  const stamps = Float64Array.from(each((row, hour) => (ts[row] ?? 0) + hour * 3_600_000));
  return { info, source, rows: { symbols: each((row) => symbols[row] ?? ""), ts: stamps, fields: flat } };
}

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
  await store.importBars(finerOf(rows));
  fineSeal = market.rows.ts[90] ?? 0;
  store.state.seal({ market: "fine", from: fineSeal, run: "r" });
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

const worstOf = (one: Float64Array, other: Float64Array): number =>
  one.reduce((worst, x, i) => {
    const y = other[i] ?? 0;
    return Number.isNaN(x) && Number.isNaN(y) ? worst : Math.max(worst, Math.abs(x - y) / Math.max(1, Math.abs(x)));
  }, 0);

it("finer bars are reduced where they lie when asked for or above the budget, sealed by their own seal", async () => {
  const expression = 'rank(close) * vec_std(market("fine"), returns(close, 1)) + vec_count(market("fine"), close)';
  const ask = { query: { market: "small" }, expression };
  const here = await evaluateFactor(store, { ...ask, where: "process" });
  expect(here.where).toEqual({ place: "process", reduced: [], why: "as asked." });
  const there = await evaluateFactor(store, { ...ask, where: "clickhouse" });
  expect(there.where).toEqual({ place: "process", reduced: ["fine"], why: "as asked." });
  expect(worstOf(here.values, there.values)).toBeLessThan(1e-9);
  expect(here.values.some(Number.isFinite)).toBe(true);
  const sealed = there.times.findIndex((time) => time >= fineSeal);
  expect([sealed > 0, Number.isNaN(there.values[there.times.length - 1])]).toEqual([true, true]);
  const tight = await evaluateFactor(store, { ...ask, budgetMb: 0.001 });
  expect(tight.where).toMatchObject({ reduced: ["fine"], why: expect.stringMatching(/above the budget of 0.001 MB/) });
  expect(tight.values).toEqual(there.values);
  const free = await evaluateFactor(store, ask);
  expect(free.where).toMatchObject({ reduced: [], why: expect.stringMatching(/faster in process/) });
});

it("bars that are read anyway are reduced here, and what only joins has no form there", async () => {
  const both = 'vec_sum(market("fine"), volume) / market("fine").volume';
  const auto = await evaluateFactor(store, { query: { market: "small" }, expression: both, budgetMb: 0.001 });
  expect(auto.where).toMatchObject({ reduced: [], why: expect.stringMatching(/read anyway/) });
  const joined = { query: { market: "small" }, expression: 'market("fine").close' };
  await expect(evaluateFactor(store, { ...joined, where: "clickhouse" })).rejects.toMatchObject({ code: "no-sql" });
  const skew = { query: { market: "small" }, expression: 'vec_skew(market("fine"), close)' };
  await expect(evaluateFactor(store, { ...skew, where: "clickhouse" })).rejects.toMatchObject({ code: "no-sql" });
  const kept = await evaluateFactor(store, { ...skew, budgetMb: 0.001 });
  expect(kept.where).toMatchObject({ reduced: [], why: expect.stringMatching(/no form for "vec_skew"/) });
});
