// The fast backtest by hand arithmetic: fills, costs, waiting, delisting, ruin.
import { describe, expect, test } from "vitest";
import { backtestFast, type Fill } from "#engine/backtest";
import type { SnapshotHash } from "#engine/core";
import type { Bars } from "#engine/data";
import { type Panel, panelFrom, panelOf } from "#engine/panel";
import { dayMs, free, specFrom } from "../support/strategies.ts";

const NaNs = Number.NaN;

function panelOfBars(fields: Readonly<Record<string, readonly number[]>>, symbols = 1): Panel {
  const times = (fields.close?.length ?? 0) / symbols;
  return panelFrom({
    symbols: Array.from({ length: symbols }, (_, s) => `S${s}`),
    times: Array.from({ length: times }, (_, t) => Date.UTC(2021, 0, 4) + t * dayMs),
    fields,
  });
}

/** Long the whole equity while close is above 0. */
const alwaysLong = {
  version: 1,
  name: "always long",
  factors: [{ name: "price", expression: "close" }],
  combination: { kind: "logic" },
  long: { entry: { kind: "threshold", of: "price", above: 0 } },
  exposure: { net: 1 },
  rebalance: { every: 100 },
  costs: free,
};
const alwaysShort = { ...alwaysLong, long: undefined, short: alwaysLong.long, exposure: { net: -1 } };

describe("timing", () => {
  const panel = panelOfBars({ open: [10, 12, 11, 15], close: [10, 11, 12, 16] });

  // Decided at close 10: 1000 / 10 = 100 shares, bought at 12. Day 1: 100 · (11 − 12) = −100. Day 2: (12 − 11) · 100.
  test("an order decided at a close fills at the next open", () => {
    const run = backtestFast(specFrom(alwaysLong), panel, { capital: 1000 });
    expect(Array.from(run.equity)).toEqual([1000, 900, 1000, 1400]);
    expect(run.shares[0]).toBe(100);
    // Overnight 11 → 11 nothing, then 12 → 15: 300 of 1000; intraday 1 · 100 of 900, then 1 · 100 of 1000.
    expect(Array.from(run.overnight)).toEqual([0, 0, 0, 0.3]);
    expect(Array.from(run.intraday)).toEqual([0, -0.1, 100 / 900, 0.1]);
    expect(Array.from(run.turnover)).toEqual([0, 1.2, 0, 0]);
    // 100 shares at 11 are worth 1100 with equity of 900.
    expect(run.exposure[1]).toBeCloseTo(1100 / 900, 14);
    expect(run.flags).toEqual([]);
  });

  // From row 2 on: decided at close 11 of row 1: 1000 / 11 shares, bought at open 11 of row 2, worth 12 at its close.
  test("a run that starts later decides at the close before its first bar", () => {
    const run = backtestFast(specFrom(alwaysLong), panel, { capital: 1000, from: 2 });
    expect(run.equity[0]).toBeCloseTo((1000 / 11) * 12, 10);
    expect(run.times[0]).toBe(Date.UTC(2021, 0, 6));
  });

  test("next-close fills at the next close, close at the same one and says that it is optimistic", () => {
    const late = backtestFast(specFrom({ ...alwaysLong, fill: "next-close" }), panel, { capital: 1000 });
    // Bought at 11 on day 1.
    expect(Array.from(late.equity)).toEqual([1000, 1000, 1100, 1500]);
    const same = backtestFast(specFrom({ ...alwaysLong, fill: "close" }), panel, { capital: 1000 });
    // Bought at 10 on day 0.
    expect(Array.from(same.equity)).toEqual([1000, 1100, 1200, 1600]);
    expect(same.flags.join()).toContain("optimistic");
  });
});

describe("costs", () => {
  const panel = panelOfBars({ open: [10, 10, 10], close: [10, 10, 10], volume: [1000, 1000, 1000] });

  // 1000 of value: 10 bp commission = 1, below the minimum of 2; 5 bp spread = 0.5; 3 bp slippage = 0.3.
  test("commission has a minimum, spread and slippage are shares of the value", () => {
    const costs = { ...free, commissionBps: 10, commissionMinimum: 2, halfSpreadBps: 5, slippageBps: 3 };
    const run = backtestFast(specFrom({ ...alwaysLong, costs }), panel, { capital: 1000 });
    expect(run.costs.commission[1]).toBeCloseTo(0.002, 15);
    expect(run.costs.spread[1]).toBeCloseTo(0.0005, 15);
    expect(run.costs.slippage[1]).toBeCloseTo(0.0003, 15);
    expect(run.equity[1]).toBeCloseTo(997.2, 10);
    expect(run.returns[1]).toBeCloseTo(-0.0028, 15);
    const doubled = backtestFast(specFrom({ ...alwaysLong, costs }), panel, { capital: 1000, costMultiplier: 2 });
    expect(doubled.equity[1]).toBeCloseTo(994.4, 10);
  });

  // Short 100 shares at 10 over one night: 1000 · 252 bp / 252 = 0.1 on the next bar, nothing on the bar of the sale.
  test("borrow is paid for every bar that a short is held over", () => {
    const costs = { ...free, borrowBpsPerYear: 252 };
    const run = backtestFast(specFrom({ ...alwaysShort, costs }), panel, { capital: 1000 });
    expect(run.costs.borrow[1]).toBe(0);
    expect(run.costs.borrow[2]).toBeCloseTo(0.0001, 15);
    expect(run.netExposure[1]).toBe(-1);
  });

  // Closes 100, 110, 99, 108.9, 98.01, 107.811, 97.0299, …: returns ±10%, mean 0 over an even count; the last 6 have
  // deviation 0.1 · √(6/5). Volume 1000 shares. The order is worth a quarter of the mean dollar volume.
  test("impact is coefficient · volatility · square root of the share of volume", () => {
    const close = [100, 110, 99, 108.9, 98.01, 107.811, 97.0299, 97.0299, 97.0299];
    const volume = close.map(() => 1000);
    const document = {
      ...alwaysLong,
      costs: { ...free, impact: { coefficient: 0.5, bars: 6 } },
      rebalance: { every: 100, offset: 6 },
    };
    const mean = (110 + 99 + 108.9 + 98.01 + 107.811 + 97.0299) * (1000 / 6);
    const run = backtestFast(specFrom(document), panelOfBars({ open: close, close, volume }), { capital: mean / 4 });
    expect(run.costs.impact[7]).toBeCloseTo(0.5 * 0.1 * Math.sqrt(6 / 5) * 0.5, 12);
  });
});

describe("orders that wait", () => {
  test("an order waits for a price and for volume", () => {
    const panel = panelOfBars({
      open: [10, NaNs, 11, 12, 12],
      close: [10, NaNs, 11, 12, 13],
      volume: [5, NaNs, 0, 5, 5],
    });
    const fills: Fill[] = [];
    const run = backtestFast(specFrom(alwaysLong), panel, { capital: 1000, onFill: (fill) => fills.push(fill) });
    expect(fills).toEqual([{ row: 3, symbol: 0, shares: 100, price: 12, cost: 0 }]);
    expect(run.orders).toMatchObject({ filled: 1, waited: 2, open: 0 });
    expect(run.equity[4]).toBe(1100);
  });

  test("a symbol that never shows volume trades on its price alone", () => {
    const panel = panelOfBars({ open: [10, 10, 10], close: [10, 11, 11], volume: [0, 0, 0] });
    expect(backtestFast(specFrom(alwaysLong), panel, { capital: 1000 }).equity[1]).toBe(1100);
  });

  test("a later decision replaces an order that still waits", () => {
    const panel = panelOfBars({ open: [10, NaNs, 20, 20], close: [10, 20, 20, 20] });
    const fills: Fill[] = [];
    const spec = specFrom({ ...alwaysLong, rebalance: { every: 1 } });
    const run = backtestFast(spec, panel, { capital: 1000, onFill: (fill) => fills.push(fill) });
    // 100 shares were ordered at 10, then 50 at 20.
    expect(fills[0]).toMatchObject({ row: 2, shares: 50, price: 20 });
    expect(run.orders.replaced).toBe(1);
  });

  test("a held symbol without prices keeps its value, and after 20 silent bars is closed at the last one", () => {
    const prices = [10, 10, 12, ...Array.from({ length: 25 }, () => NaNs)];
    const costs = { ...free, slippageBps: 100 };
    const spec = specFrom({ ...alwaysLong, costs, missingBars: 1000 });
    const run = backtestFast(spec, panelOfBars({ open: prices, close: prices }), { capital: 1000 });
    // Bought 100 at 10 for a cost of 10; worth 1190 at price 12; row 22 is the twentieth silent bar: sold for 1200 − 12.
    expect(run.equity[21]).toBeCloseTo(1190, 10);
    expect(run.positions[21]).toBe(1);
    expect(run.positions[22]).toBe(0);
    expect(run.equity[22]).toBeCloseTo(1178, 10);
    expect(run.orders.delisted).toBe(1);
  });
});

test("turnover beyond the cap shrinks every order by one factor", () => {
  const panel = panelOfBars({ open: [10, 10, 10, 20, 20, 20], close: [10, 10, 10, 20, 20, 20] }, 2);
  const document = { ...alwaysLong, caps: { maxTurnover: 0.4 } };
  const run = backtestFast(specFrom(document), panel, { capital: 1000 });
  // Wanted 500 of each: 1000 in all, allowed 400.
  expect(Array.from(run.shares)).toEqual([20, 10]);
});

// Short 100 at 10; at 21 the loss of 1100 exceeds the capital: −110% on that bar, then nothing.
test("ruin ends trading and is named", () => {
  const panel = panelOfBars({ open: [10, 10, 21, 5], close: [10, 10, 21, 5] });
  const run = backtestFast(specFrom(alwaysShort), panel, { capital: 1000 });
  expect(run.ruinedAt).toBe(2);
  expect(run.returns[2]).toBeCloseTo(-1.1, 12);
  expect(run.returns[3]).toBe(0);
  expect(run.positions[3]).toBe(0);
});

test("periods, multipliers and fields that cannot be are refused with what to do", () => {
  const panel = panelOfBars({ close: [10, 11, 12] });
  const spec = specFrom(alwaysLong);
  expect(() => backtestFast(spec, panel)).toThrow(/no field "open"/);
  const complete = panelOfBars({ open: [10, 11, 12], close: [10, 11, 12] });
  expect(() => backtestFast(spec, complete, { from: 2, to: 9 })).toThrow(/2 to 9/);
  expect(() => backtestFast(spec, complete, { costMultiplier: -1 })).toThrow(/multiplier of -1/);
  const impact = specFrom({ ...alwaysLong, costs: { impact: { coefficient: 1 } } });
  expect(() => backtestFast(impact, complete)).toThrow(/no field "volume"/);
});

// Delisted after row 2: at row 3 the 100 shares bought at 10 are sold at the last close of 12, the waiting rest dropped.
test("a position is closed at the last known price once the delisting date has passed", () => {
  const times = Float64Array.from({ length: 5 }, (_, t) => Date.UTC(2021, 0, 4) + t * dayMs);
  const made = panelOfBars({ open: [10, 10, 11, NaNs, NaNs], close: [10, 10, 12, NaNs, NaNs] });
  const instrument = { symbol: "S0", sector: null, listed: null, delisted: times[2] ?? 0 };
  const bars: Bars = {
    market: { name: "m", frequency: "1d", timeZone: "UTC", currency: "USD", simulated: true },
    frequency: "1d",
    adjustment: "none",
    symbols: ["S0"],
    times,
    fields: made.fields,
    groups: new Map(),
    instruments: [instrument],
    snapshot: { hash: "0" as SnapshotHash, market: "m", version: 1, parts: [], rows: 3, symbols: 1, first: 0, last: 0 },
    withheld: null,
  };
  const run = backtestFast(specFrom({ ...alwaysLong, missingBars: 1000 }), panelOf(bars), { capital: 1000 });
  expect(Array.from(run.equity)).toEqual([1000, 1000, 1200, 1200, 1200]);
  expect(Array.from(run.positions)).toEqual([0, 1, 1, 0, 0]);
  expect(run.orders.delisted).toBe(1);
});
