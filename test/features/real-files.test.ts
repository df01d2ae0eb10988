// The derivations over real files beside the project: plausible levels, and numbers made with other tools.
import { describe, expect, it } from "vitest";
import { openTable } from "#engine/data/sources";
import { type Derived, derivations, type FeatureTable } from "#engine/features";
import { sharedFile } from "../support/shared.ts";
import { recordsOf, settingsOf } from "./derive-settings.ts";

const [book, options, , text] = derivations;
const minute = 60_000;

async function tablesOf(...paths: readonly string[]): Promise<FeatureTable[] | null> {
  const files = paths.map((path) => sharedFile(`data/${path}`));
  return files.includes(null) ? null : Promise.all(files.map((file) => openTable(file ?? "")));
}

const column = (derived: Derived, name: string): number[] => [...(derived.rows.fields.get(name) ?? [])];

describe("option chains", () => {
  it("of AAPL in June 2014 imply a fifth to a quarter a year, more beyond the earnings of July", async () => {
    const tables = await tablesOf("options/aapl_daily_2014.parquet");
    if (tables === null) return;
    const derived = options.derive(tables, settingsOf({ timeZone: "America/New_York" }));
    const rows = recordsOf(derived, ["iv_30d", "iv_60d", "iv_90d", "model_free_iv_30d", "butterfly_faults"]);
    expect(rows).toHaveLength(17);
    for (const row of rows.slice(0, 2)) {
      const [iv30, iv60, iv90, modelFree] = row.slice(2).map(Number);
      expect(iv30).toBeGreaterThan(0.18);
      expect(iv30).toBeLessThan(0.26);
      expect(iv60).toBeGreaterThan(Number(iv30));
      expect(iv90).toBeGreaterThan(0.22);
      expect(Math.abs(Number(modelFree) - Number(iv30))).toBeLessThan(0.03);
      expect(row[6]).toBe(0);
    }
    for (const row of rows.slice(2)) expect(row[2]).toBeNaN();
  });

  it("of GOOG on 24 December 2015 slope down to higher strikes", async () => {
    const tables = await tablesOf("options/goog_chain_20151224.parquet");
    if (tables === null) return;
    const settings = settingsOf({ barMs: 30 * minute, timeZone: "America/New_York" });
    const derived = options.derive(tables, settings);
    const level = column(derived, "iv_30d").filter(Number.isFinite);
    expect(level).toHaveLength(7);
    for (const value of level) expect(Math.abs(value - 0.229)).toBeLessThan(0.004);
    const slopes = column(derived, "smile_slope_30d").filter(Number.isFinite);
    expect(slopes.length).toBeGreaterThan(3);
    for (const slope of slopes) expect(slope).toBeLessThan(-0.2);
  });
});

describe("books and trades", () => {
  // Source: the tick of the contract, 0.10 of about 61800, is 0.01618 basis points; the sum of the file's own quantities.
  it("of BTCUSDT are a tenth of a dollar wide, and their volume is that of the tape", async () => {
    const tables = await tablesOf("ticks_book/btcusdt_ticker.parquet", "ticks_book/btcusdt_trades.parquet");
    if (tables === null) return;
    const derived = book.derive(tables, settingsOf({ barMs: 1000 }));
    expect(derived.rows.symbols).toHaveLength(84);
    for (const spread of column(derived, "spread_bps")) expect(Math.abs(spread - 0.01618)).toBeLessThan(1e-5);
    const volume = column(derived, "volume").reduce((sum, one) => sum + one, 0);
    const tape = [...(tables[1]?.numbers("qty") ?? [])].reduce((sum, one) => sum + one, 0);
    expect(volume).toBeCloseTo(tape, 9);
    expect(column(derived, "imbalance").every((value) => Math.abs(value) <= 1)).toBe(true);
  });

  it("of BTCUSDT rebuilt from depth have the mid of the quotes once the touched levels are enough", async () => {
    const depth = await tablesOf("ticks_book/btcusdt_depth.parquet");
    const quotes = await tablesOf("ticks_book/btcusdt_ticker.parquet");
    if (depth === null || quotes === null) return;
    const settings = settingsOf({ barMs: 1000, levels: 5 });
    const rebuilt = book.derive(depth, settings);
    expect(rebuilt.refused).toEqual([]);
    const told = column(book.derive(quotes, settings), "mid");
    const misses = column(rebuilt, "mid").map((mid, i) => Math.abs(mid - (told[i] ?? Number.NaN)));
    expect(misses.filter((miss) => miss < 0.06).length).toBeGreaterThan(75);
  });

  it("of SPY are signed by the tick rule where nothing else speaks", async () => {
    const tables = await tablesOf("ticks_book/spy_trade_ticks.parquet");
    if (tables === null) return;
    const derived = book.derive(tables, settingsOf({ barMs: minute }));
    expect(derived.rows.symbols).toHaveLength(45);
    for (const [i, lambda] of column(derived, "kyle_lambda").entries())
      expect(Math.abs(lambda), String(i)).toBeLessThan(1e-5);
    for (const value of column(derived, "vpin").filter(Number.isFinite)) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
    }
  });
});

describe("tweets", () => {
  it("are all counted once, and copies are not new", async () => {
    const tables = await tablesOf("news/tweets.parquet");
    if (tables === null) return;
    const derived = text.derive(tables, settingsOf({ timeZone: "America/New_York", closeAfter: 16 * 60 * minute }));
    const lost = derived.refused.reduce((sum, { count }) => sum + count, 0);
    expect(column(derived, "documents").reduce((sum, one) => sum + one, 0)).toBe(12_064 - lost);
    const novelty = column(derived, "novelty").filter(Number.isFinite);
    expect(novelty.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(novelty.filter((value) => value < 0.5).length).toBeGreaterThan(10);
  });
});
