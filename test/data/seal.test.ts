// The seal: no sealed row leaves the store before its opening is on record, whatever is asked. Expected values by hand.
import { expect, it } from "vitest";
import type { Bars, DataAccess, Opening } from "#engine/data";
import { barRows, describeBothStores, request } from "../support/bars.ts";

const at = (date: string): number => Date.parse(date);
const rows = barRows(
  ["close"],
  [
    ["A", "2020-01-01", 1],
    ["A", "2020-01-02", 2],
    ["A", "2020-01-03", 3],
    ["B", "2020-01-02", 20],
    ["LATE", "2020-01-03", 300],
  ],
);
const instruments = [
  { symbol: "A", sector: "S", listed: at("2019-01-01"), delisted: at("2020-01-03") },
  { symbol: "B", sector: "S", listed: null, delisted: at("2020-01-02") },
];
const factors = ["2020-01-01", "2020-01-03"].map((date) => ({
  symbol: "A",
  ts: at(date),
  priceFactor: 1,
  splitFactor: 1,
}));
const from = at("2020-01-03");
const opening: Opening = { run: "r1", candidate: "c1", market: "m", from };
const opened: DataAccess = { kind: "opened", opening };

describeBothStores("the seal", ({ store, reopen }) => {
  const close = (bars: Bars): number[] => [...(bars.fields.get("close") ?? [])];

  it("clips every read at its first day and says what was withheld", async () => {
    await store().importBars(request("m", rows, { instruments, factors }));
    expect((await store().read({ market: "m" })).withheld).toBeNull();
    store().state.seal({ market: "m", run: "r1", from });
    const bars = await store().read({ market: "m" });
    expect(bars.symbols).toEqual(["A", "B"]);
    expect(close(bars)).toEqual([1, 2, Number.NaN, 20]);
    expect(bars.withheld).toEqual({ from, rows: 1, run: "r1" });
    expect(bars.instruments.map((one) => one.delisted)).toEqual([null, at("2020-01-02")]);
    expect((await store().describe("m")).seal).toEqual({ market: "m", run: "r1", from });
  });

  it("holds for every way of asking", async () => {
    const ask = (query: object, access?: DataAccess) => store().read({ market: "m", ...query }, access);
    await expect(ask({ start: from })).rejects.toMatchObject({ code: "holdout-sealed", exit: 3 });
    await expect(ask({ symbols: ["LATE"] })).rejects.toMatchObject({ code: "holdout-sealed" });
    const { hash } = await store().snapshot("m");
    expect([...(await ask({ snapshot: hash, end: at("2025-01-01") })).times].at(-1)).toBe(at("2020-01-02"));
    const verifying = store().verifying("store", () => {});
    expect([...(await verifying.read({ market: "m" })).times].at(-1)).toBe(at("2020-01-02"));
    expect((await store().factors("m")).map((factor) => factor.ts)).toEqual([at("2020-01-01")]);
  });

  it("keeps replaced values of sealed rows out of the import report", async () => {
    const report = await store().importBars(
      request(
        "m",
        barRows(
          ["close"],
          [
            ["A", "2020-01-03", 4],
            ["A", "2020-01-02", 5],
          ],
        ),
      ),
    );
    expect(report.revised.count).toBe(2);
    expect(report.revised.examples).toMatchObject([{ ts: at("2020-01-02"), before: 2, after: 5 }]);
    await store().importBars(request("m", rows));
  });

  it("is not lifted by an opening that was never recorded", async () => {
    const ask = (changed: Partial<Opening>) =>
      store().read({ market: "m" }, { kind: "opened", opening: { ...opening, ...changed } });
    await expect(ask({})).rejects.toMatchObject({ code: "holdout-sealed", exit: 3 });
    store().state.open(opening);
    await expect(ask({ candidate: "c2" })).rejects.toMatchObject({ code: "holdout-sealed" });
    await expect(ask({ run: "r2" })).rejects.toMatchObject({ code: "holdout-sealed" });
    await expect(ask({ from: 0 })).rejects.toMatchObject({ code: "holdout-sealed" });
    await expect(ask({ market: "other" })).rejects.toMatchObject({ code: "holdout-sealed" });
  });

  it("is lifted for the recorded candidate, once, and stays so after a restart", async () => {
    await reopen();
    const bars = await store().read({ market: "m" }, opened);
    expect(close(bars)).toEqual([1, 2, 3, Number.NaN, 20, Number.NaN, Number.NaN, Number.NaN, 300]);
    expect(bars.withheld).toBeNull();
    expect(() => store().state.open(opening)).toThrow(
      expect.objectContaining({ code: "holdout-already-opened", exit: 3 }),
    );
    expect(store().state.openings("m")).toMatchObject([opening]);
    await expect(store().read({ market: "m", start: from })).rejects.toMatchObject({ code: "holdout-sealed" });
  });

  it("takes effect from its earliest day, whichever run set it", async () => {
    store().state.seal({ market: "m", run: "r0", from: at("2020-01-02") });
    expect(close(await store().read({ market: "m" }))).toEqual([1]);
    store().state.seal({ market: "m", run: "r9", from: at("2021-01-01") });
    expect(store().state.sealOf("m")).toEqual({ market: "m", run: "r0", from: at("2020-01-02") });
    const far = { run: "r9", candidate: "c9", market: "m", from: 0 };
    expect(() => store().state.open(far)).toThrow(expect.objectContaining({ code: "holdout-not-sealed" }));
  });
});
