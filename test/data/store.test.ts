// The store over both kinds of ClickHouse: import, read, describe. Expected values are written by hand.
import { expect, it } from "vitest";
import { barRows, describeBothStores, request } from "../support/bars.ts";

const ohlcv = ["open", "high", "low", "close", "volume"];
const rows = barRows(ohlcv, [
  ["BBB", "2020-01-02", 10, 11, 9, 10.5, 100],
  ["AAA", "2020-01-03", 2, 3, 1, 2.5, 20],
  ["AAA", "2020-01-02", 1, 2, 0.5, 1.5, 10],
  ["AAA", "2021-06-01", 4, 5, 3, 4.5, Number.NaN],
]);

describeBothStores("import and read", ({ store, reopen }) => {
  it("reads back what was imported, by symbol and time, with gaps as NaN", async () => {
    const report = await store().importBars(request("us", rows));
    expect([report.rows, report.inserted, report.unchanged, report.revised.count]).toEqual([4, 4, 0, 0]);
    const bars = await store().read({ market: "us" });
    expect(bars.symbols).toEqual(["AAA", "BBB"]);
    expect([...bars.times]).toEqual(["2020-01-02", "2020-01-03", "2021-06-01"].map((date) => Date.parse(date)));
    expect([...bars.fields.keys()]).toEqual(ohlcv);
    expect([...bars.fields.get("close")!]).toEqual([1.5, 2.5, 4.5, 10.5, Number.NaN, Number.NaN]);
    expect([...bars.fields.get("volume")!]).toEqual([10, 20, Number.NaN, 100, Number.NaN, Number.NaN]);
    expect(bars.withheld).toBeNull();
    expect(bars.adjustment).toBe("none");
  });

  it("describes the market and finds it again after the workspace was closed", async () => {
    const reopened = await reopen();
    const market = await reopened.describe("us");
    expect(market).toMatchObject({
      symbols: ["AAA", "BBB"],
      first: Date.parse("2020-01-02"),
      last: Date.parse("2021-06-01"),
      rows: 4,
      fields: ohlcv,
      groups: [],
      seal: null,
    });
    expect((await reopened.markets()).map((one) => one.info.name)).toEqual(["us"]);
    expect([...(await reopened.calendar("us"))]).toHaveLength(3);
  });

  it("changes nothing when equal rows come again", async () => {
    const before = await store().snapshot("us");
    const report = await store().importBars(request("us", rows));
    expect([report.inserted, report.unchanged, report.revised.count]).toEqual([0, 4, 0]);
    expect(report.snapshot).toEqual(before);
    expect(await store().snapshots("us")).toHaveLength(1);
  });

  it("counts revisions with what was before and after, and makes a new version", async () => {
    const before = await store().snapshot("us");
    const revised = barRows(
      ["close"],
      [
        ["AAA", "2020-01-03", 2.6],
        ["BBB", "2020-01-02", 10.5],
        ["CCC", "2020-01-02", 7],
      ],
    );
    const report = await store().importBars(request("us", revised));
    expect([report.rows, report.inserted, report.unchanged, report.revised.count]).toEqual([3, 1, 1, 1]);
    expect(report.revised.examples).toEqual([
      { symbol: "AAA", ts: Date.parse("2020-01-03"), field: "close", before: 2.5, after: 2.6 },
    ]);
    expect(report.snapshot.version).toBe(2);
    expect(report.snapshot.hash).not.toBe(before.hash);
    const bars = await store().read({ market: "us", symbols: ["AAA"], fields: ["close", "open"] });
    expect([...bars.fields.get("close")!]).toEqual([1.5, 2.6, 4.5]);
    expect([...bars.fields.get("open")!]).toEqual([1, 2, 4]);
    const earlier = await store().read({ market: "us", symbols: ["AAA"], fields: ["close"], snapshot: before.hash });
    expect([...earlier.fields.get("close")!]).toEqual([1.5, 2.5, 4.5]);
  });

  it("filters symbols, fields and dates, both ends included", async () => {
    const bars = await store().read({
      market: "us",
      symbols: ["BBB", "AAA"],
      fields: ["high"],
      start: Date.parse("2020-01-03"),
      end: Date.parse("2021-06-01"),
    });
    expect(bars.symbols).toEqual(["AAA", "BBB"]);
    expect([...bars.fields.get("high")!]).toEqual([3, 5, Number.NaN, Number.NaN]);
  });

  it("keeps sectors and other groups, and lets a later import fill in what was unknown", async () => {
    const instruments = [
      { symbol: "AAA", sector: "Energy", listed: Date.parse("2000-01-01"), delisted: null },
      { symbol: "BBB", sector: "Energy", listed: null, delisted: null, groups: { industry: "Coal" } },
      { symbol: "ZZZ", sector: "Banks", listed: null, delisted: null },
    ];
    await store().importBars(request("us", barRows([], []), { instruments }));
    const later = [{ symbol: "AAA", sector: null, listed: null, delisted: Date.parse("2022-01-01") }];
    await store().importBars(request("us", barRows([], []), { instruments: later }));
    const bars = await store().read({ market: "us" });
    expect(bars.groups.get("sector")).toEqual({ codes: Int32Array.of(0, 0, -1), labels: ["Energy"] });
    expect(bars.groups.get("industry")).toEqual({ codes: Int32Array.of(-1, 0, -1), labels: ["Coal"] });
    expect(bars.instruments[0]).toMatchObject({ listed: Date.parse("2000-01-01"), delisted: Date.parse("2022-01-01") });
    expect((await store().describe("us")).groups).toEqual(["sector", "industry"]);
  });

  it("takes imports that are asked for at once one after the other", async () => {
    const dates = ["2022-01-03", "2022-01-04", "2022-01-05"];
    const offers = dates.map((date, i) => request("queue", barRows(["close"], [["Q", date, i]])));
    const reports = await Promise.all(offers.map((offer) => store().importBars(offer)));
    expect(reports.map((report) => report.snapshot.version)).toEqual([1, 2, 3]);
    expect([...(await store().read({ market: "queue" })).fields.get("close")!]).toEqual([0, 1, 2]);
  });

  it("names value, place and next step when a question cannot be answered", async () => {
    const ask = (query: object) => store().read({ market: "us", ...query });
    await expect(ask({ market: "uss" })).rejects.toMatchObject({ code: "unknown-market", next: 'Did you mean "us"?' });
    await expect(ask({ symbols: ["AAB"] })).rejects.toMatchObject({ code: "unknown-symbol", exit: 2 });
    await expect(ask({ fields: ["clos"] })).rejects.toMatchObject({
      code: "unknown-field",
      next: 'Did you mean "close"?',
    });
    await expect(ask({ start: Date.parse("2030-01-01") })).rejects.toMatchObject({ code: "empty-range" });
    await expect(ask({ symbols: [] })).rejects.toMatchObject({ code: "no-symbols" });
    await expect(ask({ adjust: "total" })).rejects.toMatchObject({ code: "no-factors" });
    await expect(ask({ frequency: "1h" })).rejects.toMatchObject({ code: "frequency-unavailable" });
    await expect(ask({ snapshot: "0".repeat(64) })).rejects.toMatchObject({ code: "unknown-snapshot" });
  });

  it("refuses rows it cannot hold and leaves the market as it was", async () => {
    const before = await store().snapshot("us");
    const offer = (fields: string[], ...list: [string, string, ...number[]][]) =>
      store().importBars(request("us", barRows(fields, list)));
    await expect(offer(["close"], ["AAA", "2020-01-02", 1], ["AAA", "2020-01-02", 2])).rejects.toMatchObject({
      code: "duplicate-row",
    });
    await expect(offer(["close"], ["AAA", "2020-01-02", Number.POSITIVE_INFINITY])).rejects.toMatchObject({
      code: "infinite-value",
    });
    await expect(offer(["close"], ["AAA", "not a date", 1])).rejects.toMatchObject({ code: "time-out-of-range" });
    await expect(offer(["Close; DROP"], ["AAA", "2020-01-02", 1])).rejects.toMatchObject({ code: "field-name" });
    await expect(offer(["close"], ["", "2020-01-02", 1])).rejects.toMatchObject({ code: "symbol-name" });
    await expect(store().importBars(request("Us'; --", rows))).rejects.toMatchObject({ code: "market-name" });
    await expect(store().importBars(request("empty", barRows([], [])))).rejects.toMatchObject({ code: "empty-import" });
    const other = { ...request("us", rows), info: { ...request("us", rows).info, currency: "EUR" } };
    await expect(store().importBars(other)).rejects.toMatchObject({ code: "market-mismatch" });
    expect(await store().snapshot("us")).toEqual(before);
  });
});
