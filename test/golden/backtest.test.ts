// Order simulation against vectorbt: all 14 scenarios, every order, trade, value and cash.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type AccountPath,
  type OrderRules,
  type RoundTrip,
  roundTrips,
  type SignalRun,
  simulateSignals,
  simulateTargets,
} from "#engine/backtest";
import { numberOf, sharedCsv, sharedFile } from "../support/shared.ts";

const prices = sharedCsv("golden/backtest/prices.csv");
const read = (name: string): unknown => {
  const file = sharedFile(`golden/backtest/${name}`);
  return file === null ? null : JSON.parse(readFileSync(file, "utf8"));
};
type Crosses = Readonly<Record<string, readonly number[]>>;
const signals = read("signals.json") as {
  readonly symbols: readonly string[];
  readonly up_cross: Crosses;
  readonly down_cross: Crosses;
  readonly weights: Readonly<Record<string, Readonly<Record<string, readonly number[]>> | string>>;
} | null;

interface Expected {
  readonly orders: readonly Readonly<Record<string, number | string>>[];
  readonly trades: readonly Readonly<Record<string, number | string>>[];
  readonly final_value: readonly number[];
  readonly total_fees: number;
  readonly value_every_10: readonly (readonly number[])[];
  readonly cash_every_10: readonly (readonly number[])[];
}
const expected = read("expected.json") as Readonly<Record<string, Expected>> | null;

const symbols = signals?.symbols ?? [];
const times = prices?.rows.length ?? 0;
const priceColumn = (name: string): Float64Array =>
  Float64Array.from(prices?.rows ?? [], (row) => numberOf(row[prices?.header.indexOf(name) ?? 0]));

const rules = (more: Partial<OrderRules>): OrderRules => ({
  feeRate: 0.001,
  fixedFee: 0,
  slippage: 0,
  lot: 0,
  ...more,
});

type Variant = Pick<SignalRun, "size" | "rules"> &
  Partial<Omit<SignalRun, "column" | "bars" | "cash">> & { readonly nextOpen?: boolean };

const variants: Readonly<Record<string, Variant>> = {
  long_all_cash: { size: { kind: "all" }, rules: rules({ slippage: 0.0005 }) },
  long_fixed_100: { size: { kind: "shares", amount: 100 }, rules: rules({ fixedFee: 1 }) },
  both_reverse: { size: { kind: "all" }, rules: rules({}), direction: "both" },
  short_only: { size: { kind: "shares", amount: 50 }, rules: rules({}), direction: "short" },
  next_open: { size: { kind: "all" }, rules: rules({ slippage: 0.001 }), nextOpen: true },
  stop_loss_tp: { size: { kind: "all" }, rules: rules({}), stops: { stopLoss: 0.05, takeProfit: 0.1 } },
  trailing_stop: { size: { kind: "all" }, rules: rules({}), stops: { stopLoss: 0.05, trailing: true } },
  lots_100: { size: { kind: "all" }, rules: rules({ lot: 100 }) },
  value_20000: { size: { kind: "value", amount: 20_000 }, rules: rules({}) },
  percent_50_accumulate: { size: { kind: "percent", amount: 0.5 }, rules: rules({}), accumulate: true },
};

function runSignals(variant: Variant): readonly AccountPath[] {
  const { nextOpen = false, ...more } = variant;
  return symbols.map((symbol, column) => {
    const [open, high, low, close] = ["open", "high", "low", "close"].map((field) => priceColumn(`${field}_${symbol}`));
    if (!open || !high || !low || !close) throw new Error("prices are incomplete");
    const mark = (rows: readonly number[] = []): Uint8Array => {
      const out = new Uint8Array(times);
      for (const row of rows) if (row + Number(nextOpen) < times) out[row + Number(nextOpen)] = 1;
      return out;
    };
    const [up, down] = [mark(signals?.up_cross[symbol]), mark(signals?.down_cross[symbol])];
    const short = more.direction === "short";
    return simulateSignals({
      column,
      cash: 100_000,
      bars: { fill: nextOpen ? open : close, open, high, low, close },
      entries: short ? down : up,
      exits: short ? up : down,
      direction: "long",
      accumulate: false,
      stops: {},
      ...more,
    });
  });
}

const shared = ["rebalance_equal_shared", "rebalance_top2_shared", "rebalance_ls_shared"];

function targetsOf(scenario: string): Float64Array {
  const given = signals?.weights[scenario];
  const target = new Float64Array(times * 5).fill(Number.NaN);
  for (let t = 20; t < times; t += 5) {
    const row = typeof given === "object" ? given[t] : symbols.map(() => 0.2);
    if (row) target.set(row, t * 5);
  }
  return target;
}

const datePrices = (): Float64Array => {
  const closes = symbols.map((symbol) => priceColumn(`close_${symbol}`));
  return Float64Array.from({ length: times * 5 }, (_, i) => closes[i % 5]?.[Math.floor(i / 5)] ?? Number.NaN);
};

/** One path per account, and the columns each one holds. */
function runScenario(scenario: string): readonly AccountPath[] {
  const variant = variants[scenario];
  if (variant) return runSignals(variant);
  const price = datePrices();
  if (shared.includes(scenario)) {
    const slippage = 0.0005;
    return [
      simulateTargets({
        columns: 5,
        times,
        cash: 100_000,
        price,
        target: targetsOf(scenario),
        kind: "percent",
        rules: rules({ slippage }),
      }),
    ];
  }
  const all = targetsOf(scenario);
  return symbols.map((_, column) => {
    const own = (rows: Float64Array): Float64Array => rows.filter((__, i) => i % 5 === column);
    const run = { columns: 1, times, cash: 100_000, price: own(price), target: own(all), kind: "shares" as const };
    const path = simulateTargets({ ...run, rules: rules({ fixedFee: 0.5 }) });
    return { ...path, fills: path.fills.map((fill) => ({ ...fill, column })) };
  });
}

let compared = 0;
function expectNear(actual: number, wanted: number, place: string): void {
  compared++;
  const tolerance = Math.max(1e-9 * Math.abs(wanted), 1e-6 * Number(Math.abs(wanted) < 1e-3));
  if (!(Math.abs(actual - wanted) <= tolerance)) expect(`${place}: ${actual}`).toBe(`${place}: ${wanted}`);
}

function expectTrade(trip: RoundTrip, wanted: Readonly<Record<string, number | string>>, place: string): void {
  const numbers: Readonly<Record<string, number>> = {
    col: trip.column,
    size: trip.shares,
    entry_idx: trip.entryRow,
    entry_price: trip.entryPrice,
    entry_fees: trip.entryFees,
    exit_idx: trip.exitRow,
    exit_price: trip.exitPrice,
    exit_fees: trip.exitFees,
  };
  for (const [key, value] of Object.entries(numbers)) expectNear(value, Number(wanted[key]), `${place} ${key}`);
  // A profit is a difference of values: its tolerance is that of the values.
  const worth = trip.shares * trip.entryPrice;
  compared += 2;
  expect(Math.abs(trip.profit - Number(wanted.pnl)) / worth).toBeLessThan(1e-9);
  expect(Math.abs(trip.profitShare - Number(wanted.ret))).toBeLessThan(1e-9);
  expect([trip.direction, trip.open]).toEqual([String(wanted.direction).toLowerCase(), wanted.status === "Open"]);
}

test.each(Object.keys(expected ?? {}))("%s gives the same orders, trades, values and cash", (scenario) => {
  const wanted = expected?.[scenario];
  if (!wanted) throw new Error("no such scenario");
  const paths = runScenario(scenario);
  const fills = paths.flatMap((path) => path.fills);
  const order = (a: { col: number; idx: number }, b: { col: number; idx: number }): number =>
    a.idx - b.idx || a.col - b.col;
  const made = fills.map((fill) => ({ ...fill, col: fill.column, idx: fill.row })).sort(order);
  const asked = wanted.orders
    .map((one) => ({ ...one, col: Number(one.col), idx: Number(one.idx) }))
    .sort(order) as readonly Readonly<Record<string, number | string>>[];
  expect(made.map((fill) => [fill.idx, fill.col, fill.side])).toEqual(
    asked.map((one) => [one.idx, one.col, String(one.side).toLowerCase()]),
  );
  for (const [i, fill] of made.entries()) {
    expectNear(fill.shares, Number(asked[i]?.size), `order ${i} size`);
    expectNear(fill.price, Number(asked[i]?.price), `order ${i} price`);
    expectNear(fill.fees, Number(asked[i]?.fees), `order ${i} fees`);
  }
  expectNear(
    fills.reduce((sum, fill) => sum + fill.fees, 0),
    wanted.total_fees,
    "total fees",
  );
  const close = datePrices();
  const trips = roundTrips(fills, { row: times - 1, price: (column) => close[(times - 1) * 5 + column] ?? Number.NaN });
  expect(trips.length).toBe(wanted.trades.length);
  for (const [i, trip] of trips.entries()) expectTrade(trip, wanted.trades[i] ?? {}, `trade ${i}`);
  for (const [k, path] of paths.entries()) {
    expectNear(path.value.at(-1) ?? Number.NaN, wanted.final_value[k] ?? Number.NaN, `final value ${k}`);
    for (const [i, row] of wanted.value_every_10.entries())
      expectNear(path.value[i * 10] ?? 0, row[k] ?? 0, `value ${i}`);
    for (const [i, row] of wanted.cash_every_10.entries()) expectNear(path.cash[i * 10] ?? 0, row[k] ?? 0, `cash ${i}`);
  }
});

test.skipIf(expected === null)("more than twenty thousand values were compared", () => {
  expect(compared).toBeGreaterThan(20_000);
});
