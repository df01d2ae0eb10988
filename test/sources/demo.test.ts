// The demo market: reproducible, consistent, lifelike, with the published signal in it and nothing in its null twin.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { QraftError } from "#engine/core";
import { demoReadme, makeDemoMarket } from "#engine/data/sources";
import { correlation, gridOf, plantedFormula, rankIcOf, returnsOf } from "./demo-statistics.ts";

const market = makeDemoMarket();
const nothing = makeDemoMarket({ null: true });
const grid = gridOf(market);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

describe("the planted signal", () => {
  // Source: the settings' aim of about 0.03; seeds differ by a few thousandths around it.
  test("ranks the next five days with a correlation of about 0.03", () => {
    const ic = rankIcOf(grid, plantedFormula, 5);
    console.info(`demo planted 5-day rank IC ${ic.mean.toFixed(4)}, t ${ic.t.toFixed(1)}, ${ic.days} days`);
    expect(ic.mean).toBeGreaterThan(0.02);
    expect(ic.mean).toBeLessThan(0.04);
    expect(ic.t).toBeGreaterThan(5);
  });

  test("is absent from the null market", () => {
    const ic = rankIcOf(gridOf(nothing), plantedFormula, 5);
    console.info(`demo null 5-day rank IC ${ic.mean.toFixed(4)}, t ${ic.t.toFixed(1)}`);
    expect(Math.abs(ic.t)).toBeLessThan(3);
  });

  test("leaves everything that does not follow from returns as it is in the null market", () => {
    expect(market.instruments).toEqual(nothing.instruments);
    expect(Buffer.from(market.rows.ts.buffer).equals(Buffer.from(nothing.rows.ts.buffer))).toBe(true);
  });
});

describe("the made prices", () => {
  test("have fat tails, clustered volatility, no linear memory, and volume that follows the move", () => {
    const perSymbol = Array.from({ length: grid.symbols }, (_, s) => returnsOf(grid, s)).filter(
      (r) => r.log.length > 500,
    );
    const kurtosis = perSymbol.map(({ log }) => {
      const square = log.reduce((sum, r) => sum + r ** 2, 0) / log.length;
      return log.reduce((sum, r) => sum + r ** 4, 0) / log.length / square ** 2;
    });
    const absolute = perSymbol.map(({ log }) => log.map(Math.abs));
    expect(median(kurtosis)).toBeGreaterThan(4);
    expect(median(absolute.map((r) => correlation(r.slice(1), r.slice(0, -1))))).toBeGreaterThan(0.05);
    expect(median(absolute.map((r) => correlation(r.slice(20), r.slice(0, -20))))).toBeGreaterThan(0);
    expect(Math.abs(median(perSymbol.map(({ log }) => correlation(log.slice(1), log.slice(0, -1)))))).toBeLessThan(
      0.03,
    );
    expect(median(perSymbol.map((r, i) => correlation(absolute[i]!, r.logVolume)))).toBeGreaterThan(0.2);
  });

  test("bracket open and close by high and low, in cents, with positive volume", () => {
    const { fields, ts } = market.rows;
    const [open, high, low, close] = ["open", "high", "low", "close"].map((name) => fields.get(name)!);
    let faults = 0;
    for (let i = 0; i < ts.length; i++) {
      const inside = low![i]! <= Math.min(open![i]!, close![i]!) && high![i]! >= Math.max(open![i]!, close![i]!);
      const cents = Math.abs(close![i]! * 100 - Math.round(close![i]! * 100)) < 1e-6;
      if (!inside || !cents || low![i]! <= 0 || fields.get("volume")![i]! <= 0) faults++;
    }
    expect(faults).toBe(0);
  });

  test("overnight gaps carry about a quarter of the variance", () => {
    let [night, day] = [0, 0];
    for (let s = 0; s < grid.symbols; s++) {
      for (let t = 1; t < grid.rows; t++) {
        const cell = s * grid.rows + t;
        const gap = Math.log(grid.open[cell]! / grid.close[cell - 1]!);
        if (Number.isNaN(gap) || Math.abs(gap) > 0.1) continue;
        night += gap ** 2;
        day += Math.log(grid.close[cell]! / grid.open[cell]!) ** 2;
      }
    }
    expect(night / (night + day)).toBeGreaterThan(0.2);
    expect(night / (night + day)).toBeLessThan(0.4);
  });
});

describe("the made lives", () => {
  test("have 11 sectors, late listings, delistings with their last bars, and halts", () => {
    const { instruments, rows } = market;
    expect(new Set(instruments.map((i) => i.sector)).size).toBe(11);
    const delisted = instruments.filter((i) => i.delisted !== null);
    expect(delisted.length).toBe(30 + 21); // 10% mergers and 7% failures of 300
    const last = new Map<string, number>();
    for (let i = 0; i < rows.ts.length; i++) last.set(rows.symbols[rows.symbolIndex[i]!]!, rows.ts[i]!);
    for (const { symbol, delisted: end } of delisted) expect(last.get(symbol)).toBe(end);
    const start = Math.min(...instruments.map((i) => i.listed ?? Number.NaN));
    expect(instruments.filter((i) => (i.listed ?? 0) > start).length).toBe(60);
    const fall = delisted.filter(({ symbol }) => {
      const { log } = returnsOf(grid, rows.symbols.indexOf(symbol));
      return log[log.length - 1]! < Math.log(0.6);
    });
    expect(fall.length).toBeGreaterThanOrEqual(20);
  });

  test("splits change raw prices by the ratio of neighbouring factors and adjusted prices by no more than a day's move", () => {
    const changes = market.factors.filter((row, i) => market.factors[i + 1]?.symbol === row.symbol);
    expect(changes.length).toBeGreaterThan(20);
    for (const { symbol, ts } of changes) {
      const { symbols, symbolIndex, ts: times, fields } = market.rows;
      const i = times.findIndex((time, row) => time === ts && symbols[symbolIndex[row]!] === symbol);
      const next = market.factors.find((row) => row.symbol === symbol && row.ts > ts)!;
      const own = market.factors.find((row) => row.symbol === symbol && row.ts === ts)!;
      if (i < 0) continue;
      const raw = fields.get("open")![i + 1]! / fields.get("close")![i]!;
      expect(Math.abs(Math.log(raw * (next.splitFactor / own.splitFactor)))).toBeLessThan(0.35);
    }
  });
});

describe("making it", () => {
  test("gives the same bytes for the same seed and others for another", () => {
    const small = { symbols: 22, years: 1 };
    expect(makeDemoMarket({ ...small, seed: 3 })).toEqual(makeDemoMarket({ ...small, seed: 3 }));
    expect(makeDemoMarket({ ...small, seed: 4 }).rows.fields).not.toEqual(
      makeDemoMarket({ ...small, seed: 3 }).rows.fields,
    );
  });

  test("is marked as simulated", () => {
    expect(market.info).toMatchObject({ name: "demo", simulated: true });
  });

  test("refuses what cannot be simulated", () => {
    expect(() => makeDemoMarket({ symbols: 2 })).toThrow(QraftError);
    expect(() => makeDemoMarket({ years: 0.5 })).toThrow(/whole number|years/);
  });

  test("the guide page is the text that the function gives", () => {
    const page = new URL("../../docs/guides/demo-market.md", import.meta.url);
    expect(readFileSync(page, "utf8")).toBe(`${demoReadme()}\n`);
    expect(demoReadme({ null: true })).toContain("Nothing.");
  });
});
