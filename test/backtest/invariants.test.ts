// Laws that every backtest obeys, on random panels and random strategies.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type BacktestResult, backtestFast, costModels, type Fill } from "#engine/backtest";
import { type Panel, panelFrom, slicePanel } from "#engine/panel";
import { factorColumns, type StrategySpec, targetWeights } from "#engine/strategies";
import { free, randomDocument, randomPanel, reversal, specFrom } from "../support/strategies.ts";

const seeds = fc.integer({ min: 100, max: 100_000 });
const rows = 60;
const panelFor = (seed: number): Panel =>
  randomPanel(seed, { symbols: 8, times: rows, gaps: 0.03, halts: 0.03, endingFrom: 7 });

const law = (check: (seed: number) => void, runs = 40): void =>
  fc.assert(
    fc.property(seeds, (seed) => check(seed)),
    { numRuns: runs, seed: 5 },
  );

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [actual[i] ?? Number.NaN, expected[i] ?? Number.NaN];
    if (!(Math.abs(a - b) <= tolerance)) expect(`${i}: ${a}`).toBe(`${i}: ${b}`);
  }
}

/** A panel with another order of symbols, or other prices. */
function changed(panel: Panel, order: readonly number[], scale: (field: string, s: number) => number): Panel {
  const times = panel.times.length;
  const fields = [...panel.fields].map(([name, column]) => [
    name,
    Float64Array.from(column, (_, i) => {
      const s = order[Math.floor(i / times)] ?? 0;
      return (column[s * times + (i % times)] ?? Number.NaN) * scale(name, s);
    }),
  ]);
  const sector = panel.groups.get("sector");
  const codes = Int32Array.from(
    sector?.codes ?? [],
    (_, i) => sector?.codes[(order[Math.floor(i / times)] ?? 0) * times] ?? 0,
  );
  return panelFrom({
    symbols: order.map((s) => panel.symbols[s] ?? ""),
    times: panel.times,
    fields: Object.fromEntries(fields),
    groups: { sector: { codes, labels: sector?.labels ?? [] } },
  });
}

test("cash is conserved: equity is capital plus all fills at cost plus the last values", () => {
  law((seed) => {
    const panel = panelFor(seed);
    const spec = specFrom(randomDocument(seed));
    const fills: Fill[] = [];
    const run = backtestFast(spec, panel, { onFill: (fill) => fills.push(fill) });
    let cash = run.capital;
    const shares = panel.symbols.map(() => 0);
    for (const fill of fills) {
      cash -= fill.shares * fill.price + fill.cost;
      shares[fill.symbol] = (shares[fill.symbol] ?? 0) + fill.shares;
    }
    run.costs.borrow.forEach((share, t) => {
      cash -= share * (t === 0 ? run.capital : (run.equity[t - 1] ?? 0));
    });
    const last = (s: number): number => {
      for (let t = rows - 1; t >= 0; t--) {
        const close = panel.fields.get("close")?.[s * rows + t] ?? Number.NaN;
        if (close > 0) return close;
      }
      return 0;
    };
    const equity = shares.reduce((sum, held, s) => sum + held * last(s), cash);
    expect((run.equity.at(-1) ?? 0) / equity).toBeCloseTo(1, 10);
    expectClose(run.shares, shares, 1e-6);
  });
});

test("returns are gross less costs, gross is overnight plus intraday, and no cost is negative", () => {
  law((seed) => {
    const run = backtestFast(specFrom(randomDocument(seed)), panelFor(seed));
    const sum = run.cost.map((_, t) => costModels.reduce((total, model) => total + (run.costs[model.name][t] ?? 0), 0));
    expectClose(run.cost, sum, 1e-15);
    expectClose(
      run.returns,
      run.gross.map((g, t) => g - (run.cost[t] ?? 0)),
      1e-12,
    );
    expectClose(
      run.gross,
      run.overnight.map((o, t) => o + (run.intraday[t] ?? 0)),
      1e-15,
    );
    for (const model of costModels) expect(Math.min(...run.costs[model.name])).toBeGreaterThanOrEqual(0);
    for (const column of [run.returns, run.equity, run.turnover, run.exposure, run.drawdown])
      expect(column.every(Number.isFinite)).toBe(true);
  });
});

test("a higher cost multiplier costs more and never ends with more", () => {
  law((seed) => {
    const panel = panelFor(seed);
    const spec = specFrom(randomDocument(seed));
    const columns = factorColumns(spec, panel);
    const runs = [0, 0.5, 1, 2].map((costMultiplier) => backtestFast(spec, panel, { costMultiplier, columns }));
    for (let k = 1; k < runs.length; k++) {
      const [cheap, dear] = [runs[k - 1], runs[k]] as [BacktestResult, BacktestResult];
      expect(dear.equity.at(-1) ?? 0).toBeLessThanOrEqual(cheap.equity.at(-1) ?? 0);
      expect(dear.cost.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(cheap.cost.reduce((a, b) => a + b, 0));
    }
    expectClose(runs[0]?.returns ?? [], runs[0]?.gross ?? [], 1e-12);
  });
});

test("turning the score around turns every weight around, and the first bar's profit with it", () => {
  const panel = randomPanel("mirror", { symbols: 10, times: 30, gaps: 0.05 });
  const factors = [{ name: "rev", expression: "-ts_sum(close / delay(close, 1) - 1, 5)", direction: -1 }];
  const [plain, turned] = [specFrom({ ...reversal, costs: free }), specFrom({ ...reversal, costs: free, factors })];
  const weights = targetWeights(plain, panel).weights;
  expectClose(
    targetWeights(turned, panel).weights.map((w) => -w),
    weights,
    1e-15,
  );
  const [run, mirror] = [backtestFast(plain, panel), backtestFast(turned, panel)];
  const first = run.positions.findIndex((count) => count > 0);
  expect(first).toBeGreaterThan(0);
  expect(run.gross[first]).toBeCloseTo(-(mirror.gross[first] ?? 0), 14);
  const value = (one: BacktestResult): number => (one.exposure[first] ?? 0) * (one.equity[first] ?? 0);
  expect(value(run) / value(mirror)).toBeCloseTo(1, 12);
});

test("scaling the prices of all symbols leaves returns unchanged", () => {
  law((seed) => {
    const document = { ...randomDocument(seed), costs: { impact: { coefficient: 0.7 } }, universe: {} };
    const spec = specFrom(document);
    const panel = panelFor(seed);
    const same = panel.symbols.map((_, s) => s);
    const scaled = changed(
      panel,
      same,
      (field, s) => (field === "volume" ? 1 : 2 ** (s % 4)) * (field === "volume" ? 2 ** -(s % 4) : 1),
    );
    expectClose(backtestFast(spec, scaled).returns, backtestFast(spec, panel).returns, 1e-12);
  });
});

test("the order of symbols does not matter", () => {
  law((seed) => {
    const spec = specFrom(randomDocument(seed));
    const panel = panelFor(seed);
    const reversed = changed(panel, [7, 6, 5, 4, 3, 2, 1, 0], () => 1);
    const [a, b] = [backtestFast(spec, reversed), backtestFast(spec, panel)];
    expectClose(a.returns, b.returns, 1e-11);
    expectClose(a.turnover, b.turnover, 1e-10);
    expect(a.orders).toEqual(b.orders);
  });
});

test("appending bars never changes the past, bit for bit", () => {
  law((seed) => {
    const spec = specFrom(randomDocument(seed));
    const panel = panelFor(seed);
    const whole = backtestFast(spec, panel);
    for (const cut of [1, 2, 5, 10, 20]) {
      const part = backtestFast(spec, slicePanel(panel, 0, rows - cut));
      for (const key of ["returns", "gross", "equity", "turnover", "cost", "exposure", "positions"] as const)
        expect(part[key]).toEqual(whole[key].slice(0, rows - cut));
    }
  });
});

test("noise in later bars never changes the past, bit for bit", () => {
  law((seed) => {
    const spec = specFrom(randomDocument(seed));
    const panel = panelFor(seed);
    const noisy = panelFrom({
      symbols: panel.symbols,
      times: panel.times,
      fields: Object.fromEntries(
        [...panel.fields].map(([name, column]) => [
          name,
          column.map((x, i) => (i % rows >= rows - 5 ? x * 1.5 + i : x)),
        ]),
      ),
      groups: Object.fromEntries(panel.groups),
    });
    expect(backtestFast(spec, noisy).returns.slice(0, rows - 5)).toEqual(
      backtestFast(spec, panel).returns.slice(0, rows - 5),
    );
  });
});

test("a rule that never says yes leaves everything at zero", () => {
  const never: StrategySpec = specFrom({
    ...reversal,
    long: { entry: { kind: "threshold", above: 5 } },
    short: { entry: { kind: "threshold", below: -5 } },
  });
  const run = backtestFast(never, panelFor(1));
  for (const column of [run.returns, run.turnover, run.cost, run.exposure, run.positions])
    expect(column.every((x) => x === 0)).toBe(true);
  expect(run.equity.every((x) => x === 1_000_000)).toBe(true);
});

test("the same call gives the same bits and leaves its input alone", () => {
  const panel = panelFor(9);
  const before = panel.fields.get("close")?.slice();
  const spec = specFrom(randomDocument(9));
  expect(backtestFast(spec, panel)).toEqual(backtestFast(spec, panel));
  expect(panel.fields.get("close")).toEqual(before);
});

const degenerate: readonly (readonly [string, Panel])[] = [
  ["one symbol", randomPanel(1, { symbols: 1, times: 40 })],
  ["one bar", randomPanel(1, { symbols: 5, times: 1 })],
  ["two bars", randomPanel(1, { symbols: 5, times: 2 })],
  ["no prices at all", randomPanel(1, { symbols: 4, times: 30, gaps: 2 })],
  ["every bar halted", randomPanel(1, { symbols: 4, times: 30, halts: 2 })],
  ["nearly everything missing", randomPanel(1, { symbols: 6, times: 50, gaps: 0.9 })],
];

test.each(degenerate)("a panel with %s gives finite numbers", (_, panel) => {
  for (let seed = 0; seed < 24; seed++) {
    const run = backtestFast(specFrom(randomDocument(seed)), panel);
    for (const column of [run.returns, run.equity, run.turnover, run.exposure, run.drawdown, run.cost])
      expect(column.every(Number.isFinite)).toBe(true);
    expect(run.returns.length).toBe(panel.times.length);
  }
});

test("prices of extreme size, zero or infinity never make a number that is not finite", () => {
  law((seed) => {
    const panel = panelFor(seed);
    const odd = [0, Number.POSITIVE_INFINITY, 1e-9, 1e9, -5];
    const fields = [...panel.fields].map(([name, column]) => [
      name,
      column.map((x, i) => ((i * 7 + seed) % 97 === 0 ? (odd[(i + seed) % 5] ?? x) : x)),
    ]);
    const broken = panelFrom({
      symbols: panel.symbols,
      times: panel.times,
      fields: Object.fromEntries(fields),
      groups: Object.fromEntries(panel.groups),
    });
    const run = backtestFast(specFrom(randomDocument(seed)), broken);
    for (const column of [run.returns, run.equity, run.turnover, run.exposure, run.drawdown])
      expect(column.every(Number.isFinite)).toBe(true);
  }, 60);
});
