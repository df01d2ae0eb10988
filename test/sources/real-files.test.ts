// Real files with the defects that their readme lists: they import, and the defects are reported with their counts.
import { describe, expect, test } from "vitest";
import { type BarOptions, decodeBars, decodeFactors, decodeInstruments } from "#engine/data/sources";
import { sharedFile } from "../support/shared.ts";

type Expected = Readonly<Record<string, number>>;

// Source: row, symbol and defect counts of the reference data's readme (the last column), where it states them.
const cases: readonly (readonly [string, BarOptions, number, number, Expected])[] = [
  ["djia30_2006_2018/bars_1d.parquet", { frequency: "1d" }, 31, 93_612, { "outside-range": 151 }],
  ["index_daily/bars_1d.parquet", { frequency: "1d" }, 7, 53_321 - 4_066, { "empty-row": 4_066 }],
  ["etf_daily/bars_1d.parquet", { frequency: "1d" }, 11, 51_820, {}],
  ["crypto_daily/bars_1d.parquet", { frequency: "1d" }, 16, 24_563, {}],
  ["crypto_hourly/bars_1h.parquet", { frequency: "1h" }, 4, 81_782, {}],
  ["crypto_hourly/duplicate_rows.parquet", { frequency: "1h" }, 2, 5_298, { "conflicting-duplicate": 5_298 }],
  ["crypto_minute/bars_1m.parquet", { frequency: "1m" }, 1, 45_031, {}],
  ["us_minute/bars_1m.parquet", { frequency: "1m" }, 7, 18_422, {}],
  ["us_raw_corpactions/bars_1d_raw.parquet", { frequency: "1d" }, 21, 70_025, {}],
  ["fx/bars_1d.parquet", { frequency: "1d" }, 4, 14_952, {}],
  ["fx/bars_1h_eurusd.parquet", { frequency: "1h" }, 1, 55_745, {}],
];

describe("real bars", () => {
  test.each(cases)("%s", async (path, options, symbols, rows, expected) => {
    const file = sharedFile(`data/${path}`);
    if (file === null) return;
    const bars = await decodeBars([file], options);
    expect(bars.rows.symbols.length).toBe(symbols);
    expect(bars.rows.ts.length).toBe(rows);
    for (const [code, count] of Object.entries(expected)) {
      expect(bars.issues.find((issue) => issue.code === code)?.count).toBe(count);
    }
    const { symbolIndex, ts } = bars.rows;
    let disorder = 0;
    for (let i = 1; i < ts.length; i++) {
      const step = symbolIndex[i]! - symbolIndex[i - 1]!;
      if (step < 0 || (step === 0 && ts[i]! <= ts[i - 1]!)) disorder++;
    }
    expect(disorder).toBe(0);
  });

  test("the kept duplicate of an hour is the one with a trade count", async () => {
    const file = sharedFile("data/crypto_hourly/duplicate_rows.parquet");
    if (file === null) return;
    const { rows } = await decodeBars([file], { frequency: "1h" });
    expect((rows.fields.get("trades") ?? []).some((value) => Number.isNaN(value))).toBe(false);
  });

  test("negative oil of 20 April 2020 is kept when declared real", async () => {
    const file = sharedFile("data/index_daily/bars_1d.parquet");
    if (file === null) return;
    const { rows } = await decodeBars([file], { frequency: "1d", negativePrices: "keep" });
    const oil = rows.symbols.indexOf("CL=F");
    const at = rows.ts.findIndex((time, i) => rows.symbolIndex[i] === oil && time === Date.UTC(2020, 3, 20));
    expect(rows.fields.get("close")?.[at]).toBeCloseTo(-37.63, 5);
  });

  test("ticks and texts are refused as bars", async () => {
    const ticks = sharedFile("data/fx/quote_ticks.parquet");
    const news = sharedFile("data/news/tweets.parquet");
    if (ticks === null || news === null) return;
    await expect(decodeBars([ticks], { frequency: "1m" })).rejects.toMatchObject({ code: "frequency-mismatch" });
    await expect(decodeBars([news], { frequency: "1d" })).rejects.toMatchObject({ code: "no-fields" });
  });
});

describe("real reference tables", () => {
  test("sectors of several years: the latest that is known, reported; a mapped year as asked", async () => {
    const file = sharedFile("data/us_sectors/sectors.csv");
    if (file === null) return;
    const { instruments, issues } = await decodeInstruments(file);
    expect(instruments.length).toBe(640);
    const sectorOf = (symbol: string) => instruments.find((one) => one.symbol === symbol)?.sector;
    expect([sectorOf("AAPL"), sectorOf("AAL")]).toEqual(["Information Technology", "Industrials"]); // AAL: 2020, none in 2024
    expect(issues).toMatchObject([{ code: "dated-sector", severity: "warning" }]);
    const early = await decodeInstruments(file, { map: { sector: "sector_2018" } });
    expect(early.issues).toEqual([]);
    expect(early.instruments.find((one) => one.symbol === "GOOGL")?.sector).toBe("Information Technology");
  });

  // Source: the file's own lines; Apple split 7 for 1 after 6 June 2014 and 4 for 1 after 28 August 2020.
  test("Lean factor files", async () => {
    const file = sharedFile("data/us_raw_corpactions/factor_files.csv");
    if (file === null) return;
    const { factors } = await decodeFactors(file);
    expect(factors.length).toBe(897);
    const apple = factors.filter((row) => row.symbol === "AAPL");
    expect(apple.find((row) => row.ts === Date.UTC(2014, 5, 6))).toEqual({
      symbol: "AAPL",
      ts: Date.UTC(2014, 5, 6),
      priceFactor: 0.9011818,
      splitFactor: 0.0357143,
    });
    expect(apple.at(-1)).toMatchObject({ priceFactor: 1, splitFactor: 1 });
  });
});
