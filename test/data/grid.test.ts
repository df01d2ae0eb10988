// Computing inside the tables: the same rows as reading gives, never a sealed one, and no statement of another's making.
import { expect, it } from "vitest";
import { type DataAccess, type GridQuery, mostPeriods } from "#engine/data";
import { unwrap } from "../../engine/core/index.ts";
import {
  evaluateAll,
  evaluateInStore,
  lowerAggregates,
  lowerReduced,
  lowerToSql,
  parseExpression,
  reducedLeavesOf,
  type SqlReducer,
} from "../../engine/factors/index.ts";
import { getData } from "../../engine/panel/index.ts";
import { barRows, describeBothStores, request } from "../support/bars.ts";

const at = (date: string): number => Date.parse(date);
const read = (text: string) => unwrap(parseExpression(text));
const rows = barRows(
  ["close", "volume"],
  [
    ["A", "2020-01-01", 1, 5],
    ["A", "2020-01-02", 2, 6],
    ["A", "2020-01-05", 4, 7],
    ["B", "2020-01-02", 20, 8],
    ["B", "2020-01-03", 30, Number.NaN],
    ["LATE", "2020-01-05", 300, 9],
  ],
);
const instruments = [
  { symbol: "A", sector: "S", listed: null, delisted: null },
  { symbol: "B", sector: "S", listed: null, delisted: null },
  { symbol: "LATE", sector: null, listed: null, delisted: null },
];
const factors = [
  { symbol: "A", ts: at("2020-01-01"), priceFactor: 0.5, splitFactor: 0.5 },
  { symbol: "A", ts: at("2020-01-02"), priceFactor: 0.9, splitFactor: 1 },
];
const formulas = ["close", "volume", "ts_sum(close, 2, min_periods=1)", "rank(close)", "group_mean(close, sector)"].map(
  read,
);
const plain = ["SELECT s, t, x0 FROM grid", "SELECT toFloat64(t) AS t, ifNull(x0, nan) AS f0 FROM l0 ORDER BY s, t"];

describeBothStores("the grid in the tables", ({ store, tamper }) => {
  const query = (layers: readonly string[]): GridQuery => ({
    panel: { market: "m" },
    fields: ["close"],
    groups: [],
    layers,
  });

  it("gives what evaluating over the panel of the same query gives", async () => {
    await store().importBars(request("m", rows, { instruments, factors }));
    const asked = [
      {},
      { adjust: "none" },
      { adjust: "split" },
      { symbols: ["B", "A"] },
      { start: at("2020-01-02"), end: at("2020-01-03") },
    ] as const;
    for (const more of asked) {
      const panel = await getData(store(), { market: "m", ...more });
      const found = unwrap(await evaluateInStore(formulas, store(), { query: { market: "m", ...more } }));
      expect(found.symbols).toEqual(panel.symbols);
      expect(found.times).toEqual(panel.times);
      expect(found.adjustment).toBe(panel.source?.adjustment);
      expect(found.snapshot.hash).toBe(panel.source?.snapshot.hash);
      expect(found.columns.map((column) => [...column])).toEqual(
        evaluateAll(formulas, panel).map((column) => [...column]),
      );
    }
  });

  // A: closes 1, 2 and 4 make 3 days of January 1 to 7; B: 20 and 30; LATE: 300 alone. Unadjusted, by hand.
  it("reduces fine bars to coarse ones", async () => {
    const week = 7 * 86_400_000;
    const reduced = async (reducer: SqlReducer): Promise<number[]> => {
      const lowered = unwrap(lowerAggregates([{ expr: read("close"), reducer }], week));
      const answer = await store().queryGrid({ panel: { market: "m", adjust: "none" }, ...lowered });
      expect([...answer.times]).toEqual([at("2019-12-26"), at("2020-01-02")]);
      return [...(answer.columns.get("f0") ?? [])];
    };
    const none = Number.NaN;
    expect(await reduced("sum")).toEqual([1, 6, none, 50, none, 300]);
    expect(await reduced("mean")).toEqual([1, 3, none, 25, none, 300]);
    expect(await reduced("first")).toEqual([1, 2, none, 20, none, 300]);
    expect(await reduced("last")).toEqual([1, 4, none, 30, none, 300]);
    expect(await reduced("max")).toEqual([1, 4, none, 30, none, 300]);
    expect(await reduced("min")).toEqual([1, 2, none, 20, none, 300]);
    expect(await reduced("count")).toEqual([1, 2, 0, 2, 0, 1]);
    expect(await reduced("deviation")).toEqual([none, Math.SQRT2, none, Math.sqrt(50), none, none]);
  });

  // Every symbol lacks some of the market's days.
  it("reduces the bars that are there as it reduces the whole grid", async () => {
    const ask = async (text: string, reducer: SqlReducer, blankEvery: boolean) => {
      const lowered = unwrap(lowerAggregates([{ expr: read(text), reducer }], 2 * 86_400_000));
      const { blankEvery: every, ...whole } = lowered;
      expect(every !== undefined).toBe(text !== "is_nan(close)");
      const answer = await store().queryGrid({ panel: { market: "m" }, ...(blankEvery ? lowered : whole) });
      return { times: [...answer.times], values: [...(answer.columns.get("f0") ?? [])] };
    };
    for (const reducer of ["sum", "count", "first", "last", "deviation", "max"] as const) {
      for (const text of ["close", "close * volume"]) {
        expect(await ask(text, reducer, true)).toEqual(await ask(text, reducer, false));
      }
    }
    // By hand: three symbols on the market's four days are twelve cells, and six of them have bars.
    const gaps = await ask("is_nan(close)", "sum", true);
    expect(gaps.values.reduce((sum, x) => sum + x, 0)).toBe(12 - 6);
  });

  // Bars close at midnight after their date: January 2 is in no period, 3 in the second, 5 in the third. By hand.
  it("sorts bars into the periods of another calendar, those outside under −1", async () => {
    const periods = {
      opens: Float64Array.from(["2019-12-31", "2020-01-03", "2020-01-05"], at),
      closes: Float64Array.from(["2020-01-02", "2020-01-05", "2020-01-06"], at),
      barMs: 86_400_000,
    };
    const reduced = async (text: string, more = periods) => {
      const lowered = unwrap(lowerReduced([...reducedLeavesOf([read(text)]).values()].flat()));
      expect(lowered.blankEvery).toBe(text.includes("is_nan") ? undefined : "period");
      const answer = await store().queryGrid({ panel: { market: "m", adjust: "none" }, periods: more, ...lowered });
      return { places: [...answer.times], values: [...(answer.columns.get("f0") ?? [])] };
    };
    const none = Number.NaN;
    const places = [-1, 0, 1, 2];
    const sums = [...[2, 1, none, 4], ...[20, none, 30, none], ...[none, none, none, 300]];
    expect(await reduced('vec_sum(market("m"), close)')).toEqual({ places, values: sums });
    const counts = [...[1, 1, 0, 1], ...[1, 0, 1, 0], ...[0, 0, 0, 1]];
    expect(await reduced('vec_count(market("m"), close)')).toEqual({ places, values: counts });
    const missing = [...[0, 0, 1, 0], ...[0, 1, 0, 1], ...[1, 1, 1, 0]];
    expect(await reduced('vec_sum(market("m"), is_nan(close))')).toEqual({ places, values: missing });
    // As many as a statement carries, 45 minutes in every hour from New Year's Eve, 23:15 on.
    const opens = Float64Array.from({ length: mostPeriods }, (_, k) => at("2019-12-31T23:15Z") + k * 3_600_000);
    const hours = { ...periods, opens, closes: opens.map((open) => open + 45 * 60_000) };
    expect((await reduced('vec_sum(market("m"), close)', hours)).places).toEqual([24, 48, 72, 120]);
  });

  it("refuses whatever is not a chain of plain layers", async () => {
    const last = plain[1] ?? "";
    const bad = [
      ["SELECT s, t, x0 FROM bars_m", last],
      ["SELECT s, t, x0 FROM (SELECT s, t, x0 FROM grid)", last],
      ["SELECT s, t, x0 FROM grid, bars_m", last],
      ["SELECT s, t, x0 FROM grid JOIN bars_m", last],
      ["SELECT s, t, x0 FROM grid; DROP TABLE bars_m", last],
      ["SELECT s, t, file('x') AS x0 FROM grid", last],
      ["SELECT s, t, url(x0) AS x0 FROM grid", last],
      ["SELECT s, t, `x0` FROM grid", last],
      ["SELECT s, t, x0 FROM grid -- x", last],
      ["SELECT s, t, x0 FROM grid UNION ALL SELECT s, t, x0 FROM grid", last],
      ["SELECT s, t, x0 FROM l0", last],
      ["SELECT s, t, close FROM grid", last],
      ["SELECT s, t, x0 FROM grid SETTINGS max_threads = 1", last],
      ["DROP TABLE bars_m"],
    ];
    for (const layers of bad) {
      await expect(store().queryGrid(query(layers)), layers.join()).rejects.toMatchObject({ code: "internal-fault" });
    }
    expect((await store().queryGrid(query(plain))).columns.get("f0")?.length).toBe(12);
  });

  it("says what is unknown, and when nothing is there", async () => {
    const ask = (more: object) => store().queryGrid({ ...query(plain), ...more });
    await expect(ask({ fields: ["clsoe"] })).rejects.toMatchObject({ code: "unknown-field" });
    await expect(ask({ groups: ["industry"] })).rejects.toMatchObject({ code: "unknown-group" });
    await expect(ask({ panel: { market: "m", symbols: ["Z"] } })).rejects.toMatchObject({ code: "unknown-symbol" });
    await expect(ask({ panel: { market: "m", frequency: "1h" } })).rejects.toMatchObject({
      code: "frequency-unavailable",
    });
    await expect(ask({ panel: { market: "m", start: at("2021-01-01") } })).rejects.toMatchObject({
      code: "empty-range",
    });
  });

  it("never lets a sealed row in", async () => {
    const from = at("2020-01-03");
    store().state.seal({ market: "m", run: "r1", from });
    const close = unwrap(lowerToSql([read("close")]));
    const found = await store().queryGrid({ panel: { market: "m", adjust: "none" }, ...close });
    expect(found.symbols).toEqual(["A", "B"]);
    expect([...found.times]).toEqual([at("2020-01-01"), at("2020-01-02")]);
    expect([...(found.columns.get("f0") ?? [])]).toEqual([1, 2, Number.NaN, 20]);
    expect(found.withheld).toEqual({ from, rows: 2, run: "r1" });
    const sealed = (panel: object, access?: DataAccess) =>
      store().queryGrid({ ...close, panel: { market: "m", ...panel } }, access);
    await expect(sealed({ start: from })).rejects.toMatchObject({ code: "holdout-sealed", exit: 3 });
    await expect(sealed({ symbols: ["LATE"] })).rejects.toMatchObject({ code: "holdout-sealed" });
    const opening = { run: "r1", candidate: "c1", market: "m", from };
    await expect(sealed({}, { kind: "opened", opening })).rejects.toMatchObject({ code: "holdout-sealed" });
    store().state.open(opening);
    expect((await sealed({}, { kind: "opened", opening })).symbols).toEqual(["A", "B", "LATE"]);
  });

  it("whoever verifies compares the bytes of what a statement reads, once", async () => {
    await tamper("ALTER TABLE bars_m UPDATE close = close + 1 WHERE symbol = 'B' SETTINGS mutations_sync = 2");
    const altered: string[] = [];
    const verifying = store().verifying("store", ({ source }) => void altered.push(source));
    for (let k = 0; k < 2; k++) await verifying.queryGrid(query(plain));
    expect([...new Set(altered)]).toEqual(["store"]);
    const once = altered.length;
    await verifying.queryGrid(query(plain));
    expect(altered.length).toBe(once);
  });

  it("notices rows that are gone", async () => {
    await tamper("DELETE FROM bars_m WHERE symbol = 'B'");
    await expect(store().queryGrid(query(plain))).rejects.toMatchObject({ code: "snapshot-altered" });
  });
});
