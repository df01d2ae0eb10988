// Tables of instruments and factors by hand, the column map, and the list of sources.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dataSources, decodeFactors, decodeInstruments, importRules, parseColumnMap } from "#engine/data/sources";

const file = (text: string) => ({ name: "table.csv", bytes: Buffer.from(text) });

describe("instruments", () => {
  test("sector, listing and delisting dates; what is unknown is null", async () => {
    const { instruments } = await decodeInstruments(
      file("Ticker,Sector,Listing Date,delisted\nB,Energy,2001-02-03,\nA,,,2010-05-06\n"),
    );
    expect(instruments).toEqual([
      { symbol: "A", sector: null, listed: null, delisted: Date.UTC(2010, 4, 6) },
      { symbol: "B", sector: "Energy", listed: Date.UTC(2001, 1, 3), delisted: null },
    ]);
  });

  test.each([
    ["no-column", "symbol,price\nA,1\n"],
    ["no-column", "sector,price\nEnergy,1\n"],
    ["conflicting-instrument", "symbol,sector\nA,Energy\nA,Utilities\n"],
    ["bad-dates", "symbol,listed,delisted\nA,2020-01-02,2019-01-02\n"],
    ["missing-symbol", "symbol,sector\n,Energy\n"],
    ["bad-time", "symbol,listed\nA,soon\n"],
  ])("%s", async (code, text) => {
    await expect(decodeInstruments(file(text))).rejects.toMatchObject({ code });
  });
});

describe("factors", () => {
  test("are sorted by symbol and date; an absent column is 1", async () => {
    const { factors } = await decodeFactors(
      file("symbol,date,split_factor\nB,2020-01-03,1\nA,2020-01-03,1\nA,2020-01-02,0.5\n"),
    );
    expect(factors).toEqual([
      { symbol: "A", ts: Date.UTC(2020, 0, 2), priceFactor: 1, splitFactor: 0.5 },
      { symbol: "A", ts: Date.UTC(2020, 0, 3), priceFactor: 1, splitFactor: 1 },
      { symbol: "B", ts: Date.UTC(2020, 0, 3), priceFactor: 1, splitFactor: 1 },
    ]);
  });

  test.each([
    ["bad-factor", "symbol,date,split_factor\nA,2020-01-02,0\n"],
    ["bad-factor", "symbol,date,split_factor\nA,2020-01-02,\n"],
    ["bad-factor", "symbol,date,split_factor\nA,,1\n"],
    ["conflicting-factor", "symbol,date,split_factor\nA,2020-01-02,1\nA,2020-01-02,2\n"],
    ["no-column", "symbol,date,ratio\nA,2020-01-02,1\n"],
  ])("%s", async (code, text) => {
    await expect(decodeFactors(file(text))).rejects.toMatchObject({ code });
  });
});

describe("column maps", () => {
  test("are read from one line", () => {
    expect(parseColumnMap("ts=Date, symbol=Ticker")).toEqual({ ts: "Date", symbol: "Ticker" });
  });

  test.each(["ts", "=Date", "ts=", "ts=a,ts=b", ""])("%j is refused", (text) => {
    expect(() => parseColumnMap(text)).toThrow(/map/);
  });
});

describe("lists", () => {
  test("every source stands in the list, in order of name", () => {
    const folder = new URL("../../engine/data/sources/", import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
    const entries = files.filter((name) => !["index.ts", "source.ts", "decoded.ts"].includes(name));
    expect(dataSources.map((source) => `${source.name}.ts`)).toEqual(entries.sort());
  });

  test("import rules are in order of name and say what is done", () => {
    const names = importRules.map((rule) => rule.name);
    expect(names).toEqual([...names].sort());
    for (const rule of importRules) expect(rule.says).toMatch(/^[A-Z].*\.$/);
  });
});
