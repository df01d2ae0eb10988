// Order simulation by hand arithmetic.
import { expect, test } from "vitest";
import { type OrderRules, roundTrips, type SignalRun, simulateSignals, simulateTargets } from "#engine/backtest";

const rules: OrderRules = { feeRate: 0.01, fixedFee: 1, slippage: 0, lot: 0 };
const column = (...values: number[]): Float64Array => Float64Array.from(values);

function run(close: Float64Array, more: Partial<SignalRun>): ReturnType<typeof simulateSignals> {
  return simulateSignals({
    column: 0,
    cash: 1000,
    bars: { fill: close, open: close, high: close, low: close, close },
    entries: new Uint8Array(close.length),
    exits: new Uint8Array(close.length),
    direction: "long",
    size: { kind: "all" },
    accumulate: false,
    stops: {},
    rules,
    ...more,
  });
}

// All cash: (1000 − 1) / 1.01 = 989.10891…, over 10 a share 98.910891…; sold at 12: 1186.93…, less 1% and 1.
test("all-in buys what cash covers after fees, the exit sells everything", () => {
  const path = run(column(10, 11, 12), { entries: Uint8Array.of(1, 0, 0), exits: Uint8Array.of(0, 0, 1) });
  const shares = 999 / 1.01 / 10;
  expect(path.fills).toHaveLength(2);
  expect(path.fills[0]?.shares).toBeCloseTo(shares, 10);
  expect(path.cash[0]).toBe(0);
  expect(path.value[1]).toBeCloseTo(shares * 11, 10);
  expect(path.cash[2]).toBeCloseTo(shares * 12 * 0.99 - 1, 10);
  const [trip] = roundTrips(path.fills, { row: 2, price: () => 12 });
  expect(trip?.profit).toBeCloseTo((path.cash[2] ?? 0) - 1000, 9);
  expect(trip).toMatchObject({ entryRow: 0, exitRow: 2, direction: "long", open: false });
});

test("an entry and an exit on one bar cancel, a missing price makes no order, lots are whole", () => {
  const both = run(column(10, 10), { entries: Uint8Array.of(1, 0), exits: Uint8Array.of(1, 0) });
  expect(both.fills).toEqual([]);
  expect(run(column(Number.NaN, 10), { entries: Uint8Array.of(1, 0) }).fills).toEqual([]);
  const lots = run(column(10), { entries: Uint8Array.of(1), rules: { ...rules, lot: 25 } });
  expect(lots.fills[0]?.shares).toBe(75);
});

// Bought at 100 with a 5% stop: the bar after opens at 97, low 94 → filled at 95; one that opens at 90 fills at 90.
test("a stop fills at its level, or at the open beyond it, never on the entry's own bar", () => {
  const stopped = (open: number, low: number): number | undefined =>
    run(column(100, 96), {
      entries: Uint8Array.of(1, 0),
      stops: { stopLoss: 0.05 },
      bars: {
        fill: column(100, 96),
        open: column(100, open),
        high: column(100, 99),
        low: column(80, low),
        close: column(100, 96),
      },
    }).fills[1]?.price;
  expect(stopped(97, 94)).toBe(95);
  expect(stopped(90, 88)).toBe(90);
  expect(stopped(97, 96)).toBeUndefined();
});

// 50% each of 1000: first 50 shares of A at 10 and 25 of B at 20. Then A at 20 is worth 1000 of 1500: sell 12.5 A first.
test("sales pay for purchases", () => {
  const price = column(10, 20, 20, 20);
  const target = column(0.5, 0.5, 0.5, 0.5);
  const plain = { feeRate: 0, fixedFee: 0, slippage: 0, lot: 0 };
  const path = simulateTargets({ columns: 2, times: 2, cash: 1000, price, target, kind: "percent", rules: plain });
  expect(path.fills.map((fill) => [fill.row, fill.column, fill.side, fill.shares])).toEqual([
    [0, 0, "buy", 50],
    [0, 1, "buy", 25],
    [1, 0, "sell", 12.5],
    [1, 1, "buy", 12.5],
  ]);
  expect(Array.from(path.value)).toEqual([1000, 1500]);
});
