// The fast backtest against its slow twin on random panels and random strategies.
import { expect, test } from "vitest";
import { backtestFast } from "#engine/backtest";
import { type Panel, panelFrom, slicePanel } from "#engine/panel";
import { factorColumns, type StrategySpec, targetWeights } from "#engine/strategies";
import { goldenPanel } from "../support/golden-panel.ts";
import { randomDocument, randomPanel, reversal, specFrom } from "../support/strategies.ts";
import { twinRun } from "./backtest-twin.ts";
import { twinTargets } from "./target-twin.ts";

const seeds = Array.from({ length: 60 }, (_, seed) => seed);

/** Compares weights to 1e-12 and accounts to 1e-9 on one panel and strategy. */
function expectTwins(
  spec: StrategySpec,
  panel: Panel,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const [symbols, times] = [panel.symbols.length, panel.times.length];
  const firstDecision = Math.max(0, from - 1);
  const columns = factorColumns(spec, panel);
  const fast = targetWeights(spec, panel, { firstDecision });
  const targets = twinTargets(spec, panel, { columns, firstDecision });
  for (let t = 0; t < times; t++) {
    for (let s = 0; s < symbols; s++) {
      const expected = targets.weights[t]?.[s] ?? Number.NaN;
      const actual = fast.weights[s * times + t] ?? Number.NaN;
      if (!(Math.abs(actual - expected) < 1e-12 || (Number.isNaN(actual) && Number.isNaN(expected))))
        expect(`weight of ${s} at ${t}: ${actual}`).toBe(`${expected}`);
    }
  }
  const options = { from, to, costMultiplier: 1.5, capital: 250_000 };
  const run = backtestFast(spec, panel, { ...options, columns });
  const twin = twinRun(spec, panel, { ...options, targets });
  const pairs = [
    [Array.from(run.equity, (x) => x / 250_000), twin.equity.map((x) => x / 250_000)],
    [Array.from(run.cost), twin.cost],
    [Array.from(run.turnover), twin.traded],
    [Array.from(run.gross), twin.gross],
    [Array.from(run.shares, (x) => x / 1000), twin.shares.map((x) => x / 1000)],
  ] as const;
  for (const [actual, expected] of pairs) {
    expect(actual.length).toBe(expected.length);
    for (const [i, value] of expected.entries()) expect(Math.abs((actual[i] ?? Number.NaN) - value)).toBeLessThan(1e-9);
  }
}

test.each(seeds)("weights and accounts equal the twin's, case %i", (seed) => {
  const panel = randomPanel(seed, { symbols: 9, times: 70, gaps: 0.04, halts: 0.05, endingFrom: 8 });
  expectTwins(specFrom(randomDocument(seed)), panel, { from: seed % 3 === 0 ? 0 : 12, to: 68 });
});

// Real bars: missing days and null opens in the first panel, suspended rows with volume 0 in the second.
test.each(["panel_us", "panel_cn"])("weights and accounts equal the twin's on %s", (name) => {
  const whole = goldenPanel(name)?.panel;
  if (whole === undefined) return;
  const [count, rows] = [16, whole.times.length];
  const panel = slicePanel(
    panelFrom({
      symbols: whole.symbols.slice(0, count),
      times: whole.times,
      fields: Object.fromEntries([...whole.fields].map(([field, column]) => [field, column.subarray(0, count * rows)])),
    }),
    0,
    160,
  );
  const costs = { impact: { coefficient: 0.5 } };
  expectTwins(specFrom({ ...reversal, costs, rebalance: { every: 3 } }), panel, { from: 20, to: 160 });
  const run = backtestFast(specFrom({ ...reversal, costs }), panel, { from: 20 });
  expect(run.returns.every((r) => Math.abs(r) < 0.2)).toBe(true);
  expect(run.orders.filled).toBeGreaterThan(300);
  if (name === "panel_cn") expect(run.orders.waited).toBeGreaterThan(0);
});

test("the random cases do trade, on both sides, with waiting and delisted symbols", () => {
  const sums = { filled: 0, waited: 0, delisted: 0, longs: 0, shorts: 0 };
  for (const seed of seeds) {
    const panel = randomPanel(seed, { symbols: 9, times: 70, gaps: 0.04, halts: 0.05, endingFrom: 8 });
    const run = backtestFast(specFrom(randomDocument(seed)), panel, { from: seed % 3 === 0 ? 0 : 12, to: 68 });
    sums.filled += run.orders.filled;
    sums.waited += run.orders.waited;
    sums.delisted += run.orders.delisted;
    sums.longs += run.netExposure.filter((x) => x > 0.05).length;
    sums.shorts += run.netExposure.filter((x) => x < -0.05).length;
  }
  for (const count of Object.values(sums)) expect(count).toBeGreaterThan(10);
});
