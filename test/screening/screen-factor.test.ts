// Screening a factor: hand arithmetic on tiny panels, no sight beyond the last row, and planted signals.
import { describe, expect, test } from "vitest";
import { seededRandom } from "#engine/core";
import type { Panel } from "#engine/panel";
import { type ScreenOptions, type ScreenReport, sampleFactorReport, screenFactor, screens } from "#engine/screening";
import { forwardReturns } from "../../engine/screening/forward-returns.ts";
import { halfLife } from "../../engine/screening/screens/decay.ts";
import { outOfSampleHits } from "../../engine/screening/screens/hit-rate.ts";

const day = 86_400_000;

function handPanel(open: readonly (readonly number[])[], close = open): Panel {
  const times = open[0]!.length;
  return {
    market: "hand",
    frequency: "1d",
    symbols: open.map((_, s) => `S${s}`),
    times: Float64Array.from({ length: times }, (_, t) => Date.UTC(2020, 0, 1) + t * day),
    fields: new Map([
      ["open", Float64Array.from(open.flat())],
      ["close", Float64Array.from(close.flat())],
    ]),
    groups: new Map(),
    source: null,
  };
}

/** Random walks whose next-open returns follow yesterday's factor with the given strength. */
function planted(strength: number, shape = { symbols: 40, bars: 700 }): { panel: Panel; factor: Float64Array } {
  const random = seededRandom("planted");
  const { symbols, bars } = shape;
  const factor = Float64Array.from({ length: symbols * bars }, () => random.normal());
  const open = Array.from({ length: symbols }, (_, s) => {
    const path = [100, 100];
    for (let t = 0; path.length < bars; t++) {
      path.push(path.at(-1)! * (1 + 0.01 * (strength * factor[s * bars + t]! + random.normal())));
    }
    return path;
  });
  return { panel: handPanel(open), factor };
}

const measured = (report: ScreenReport, name: string): number | null => {
  const found = report.values.find((value) => value.name === name);
  if (!found) throw new Error(`no value ${name}`);
  return found.value;
};
const options: ScreenOptions = { from: 0, to: 700, horizons: [1, 2, 5], primary: 1, entry: "next-open", quantiles: 5 };

describe("forward returns", () => {
  const panel = handPanel([[10, 11, 12, 15, 30]], [[1, 2, 4, Number.NaN, 5]]);

  // By hand: next-open of row t with h = 1 is open[t + 2] / open[t + 1] − 1.
  test("enter at the next open and leave h opens later", () => {
    const labels = forwardReturns(panel, { from: 0, to: 5, horizon: 1, entry: "next-open" });
    expect([...labels.values].map((x) => Number(x.toFixed(12)))).toEqual([
      Number((12 / 11 - 1).toFixed(12)),
      0.25,
      1,
      Number.NaN,
      Number.NaN,
    ]);
  });

  test("enter at the close, a gap at either end leaves no label", () => {
    const labels = forwardReturns(panel, { from: 0, to: 5, horizon: 1, entry: "close" });
    expect([...labels.values]).toEqual([1, 1, Number.NaN, Number.NaN, Number.NaN]);
    const filled = forwardReturns(panel, { from: 0, to: 5, horizon: 1, entry: "close" }, { forwardFill: true });
    expect([...filled.values]).toEqual([1, 1, 0, 0.25, Number.NaN]);
  });

  test("never read a row at or after the end", () => {
    const labels = forwardReturns(panel, { from: 1, to: 4, horizon: 1, entry: "next-open" });
    expect([...labels.values]).toEqual([0.25, Number.NaN, Number.NaN]);
  });
});

describe("screen", () => {
  // By hand: factor ranks (1, 2, 3) on each date, returns rank (1, 2, 3) on row 0 and (3, 2, 1) on row 1.
  test("rank IC by hand: one date fully right, one fully wrong", () => {
    const panel = handPanel([
      [1, 100, 110, 143],
      [1, 100, 120, 144],
      [1, 100, 130, 143],
    ]);
    const factor = Float64Array.from([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
    const tiny = { ...options, to: 4, horizons: [1], quantiles: 3, minPairs: 3 };
    const report = screenFactor(factor, panel, tiny);
    expect(measured(report, "rank_ic.mean")).toBeCloseTo(0, 14);
    expect(measured(report, "rank_ic.std")).toBeCloseTo(Math.SQRT2, 14);
    expect(measured(report, "rank_ic.positive_share")).toBe(0.5);
    expect(measured(report, "dates.used")).toBe(2);
    expect(measured(report, "dates.left_out")).toBe(2);
    expect(measured(report, "rank_autocorrelation")).toBeCloseTo(1, 14);
    expect(measured(report, "turnover.top_quantile")).toBe(0);
    // Top less bottom: .30 − .10 on row 0, .10 − .30 on row 1.
    expect(measured(report, "quantile_spread")).toBeCloseTo(0, 14);
    expect(report.series.find((s) => s.name === "rank_ic.cumulative")?.x).toEqual(["2020-01-01", "2020-01-02"]);
  });

  test("a planted signal is found, with the right sign and decay, and noise is not", () => {
    const { panel, factor } = planted(0.3);
    const report = screenFactor(factor, panel, options);
    // A correlation of .3 / √1.09 per date, in ranks (6 / π) · asin(ρ / 2).
    const expected = (6 / Math.PI) * Math.asin(0.3 / Math.sqrt(1.09) / 2);
    expect(Math.abs(measured(report, "rank_ic.mean")! - expected)).toBeLessThan(0.03);
    expect(measured(report, "rank_ic.t")!).toBeGreaterThan(20);
    expect(measured(report, "monotonicity")).toBeCloseTo(1, 14);
    expect(measured(report, "hit_rate.out_of_sample")!).toBeGreaterThan(0.9);
    expect(measured(report, "decay.half_life")!).toBeLessThan(1);
    const flipped = screenFactor(
      factor.map((x) => -x),
      panel,
      options,
    );
    expect(measured(flipped, "rank_ic.t")).toBeCloseTo(-measured(report, "rank_ic.t")!, 8);
    const none = planted(0);
    expect(Math.abs(measured(screenFactor(none.factor, none.panel, options), "rank_ic.t")!)).toBeLessThan(3);
  });

  test("rows at or after the end change nothing", () => {
    const { panel, factor } = planted(0.1);
    const times = panel.times.length;
    const before = screenFactor(factor, panel, { ...options, to: 400 });
    const poisoned = (column: Float64Array): Float64Array =>
      column.map((x, i) => (i % times >= 400 ? 1e6 * (i % 7) : x));
    const fields = new Map([...panel.fields].map(([name, column]) => [name, poisoned(column)]));
    expect(screenFactor(poisoned(factor), { ...panel, fields }, { ...options, to: 400 })).toEqual(before);
  });

  test("overlapping labels widen the error: Newey–West lags reach the overlap", () => {
    const { panel, factor } = planted(0);
    const slow = factor.map((_, i) => factor.subarray(Math.max(0, i - 9), i + 1).reduce((sum, x) => sum + x, 0));
    const report = screenFactor(slow, panel, { ...options, horizons: [20], primary: 20 });
    const naive = (measured(report, "rank_ic.ir")! * Math.sqrt(measured(report, "dates.used")!)) as number;
    expect(Math.abs(measured(report, "rank_ic.t")!)).toBeLessThan(Math.abs(naive));
  });

  test("too few pairs leave every value empty instead of failing", () => {
    const { panel, factor } = planted(0.2, { symbols: 5, bars: 60 });
    const report = screenFactor(factor, panel, { ...options, to: 60 });
    expect(measured(report, "rank_ic.mean")).toBeNull();
    expect(measured(report, "dates.left_out")).toBe(60);
  });

  test("a constant factor and a factor full of gaps are answered, not thrown at", () => {
    const { panel, factor } = planted(0.2, { symbols: 20, bars: 100 });
    for (const fill of [0, 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const report = screenFactor(new Float64Array(factor.length).fill(fill), panel, { ...options, to: 100 });
      expect(measured(report, "rank_ic.mean")).toBeNull();
      expect(measured(report, "quantile_spread")).toBeNull();
    }
    const binary = screenFactor(
      factor.map((x) => (x > 0 ? 1 : 0)),
      panel,
      { ...options, to: 100 },
    );
    expect(measured(binary, "quantile_spread")).toBeGreaterThan(0);
  });

  test.each([
    [{ primary: 3 }, /primary horizon 3/],
    [{ horizons: [0, 1] }, /horizon of 0/],
    [{ quantiles: 1 }, /1 quantiles/],
    [{ from: 10, to: 10 }, /Rows 10 to 10/],
    [{ to: 9999 }, /9999/],
  ])("options %o are refused with the value", (change, message) => {
    const { panel, factor } = planted(0, { symbols: 12, bars: 700 });
    expect(() => screenFactor(factor, panel, { ...options, ...change })).toThrow(message);
  });

  test("values of another panel, or a panel without opens, are refused", () => {
    const { panel, factor } = planted(0, { symbols: 12, bars: 700 });
    expect(() => screenFactor(factor.subarray(1), panel, options)).toThrow(/12 symbols × 700 bars/);
    expect(() => screenFactor(factor, { ...panel, fields: new Map() }, options)).toThrow(/"open"/);
  });
});

describe("every screen", () => {
  const { panel, factor } = planted(0.1, { symbols: 25, bars: 300 });
  const some = { ...options, to: 300 };
  const report = screenFactor(factor, panel, some);

  test("names are unique, values finite or null, curves of equal length", () => {
    const names = [...report.values, ...report.series].map((entry) => entry.name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(screens.map((screen) => screen.name)).size).toBe(screens.length);
    for (const value of report.values) expect(value.value === null || Number.isFinite(value.value)).toBe(true);
    for (const { x, y } of report.series) expect(x).toHaveLength(y.length);
  });

  test("the same call gives the same answer, cached or fresh, and inputs stay untouched", () => {
    const copy = factor.slice();
    expect(screenFactor(factor, panel, some)).toEqual(report);
    expect(screenFactor(factor, { ...panel }, some)).toEqual(report);
    expect(factor).toEqual(copy);
  });

  test("the order of symbols does not matter", () => {
    const reversed = (column: Float64Array): Float64Array =>
      Float64Array.from(panel.symbols.flatMap((_, s) => [...column.subarray((24 - s) * 300, (25 - s) * 300)]));
    const fields = new Map([...panel.fields].map(([name, column]) => [name, reversed(column)]));
    const turned = screenFactor(reversed(factor), { ...panel, symbols: [...panel.symbols].reverse(), fields }, some);
    turned.values.forEach((value, i) => {
      const original = report.values[i]!.value;
      if (original === null) expect(value.value).toBeNull();
      else expect(value.value).toBeCloseTo(original, 10);
    });
  });
});

describe("small rules", () => {
  // By hand: 1 → .8 → .3 of the start between ages 1 and 3: .5 lies (.8 − .5) / (.8 − .3) of the way.
  test("the half-life is interpolated, and missing when the curve stays up", () => {
    expect(halfLife([0, 1, 3], [0.1, 0.08, 0.03])).toBeCloseTo(1 + (0.3 / 0.5) * 2, 12);
    expect(halfLife([0, 1, 3], [-0.1, -0.08, -0.03])).toBeCloseTo(2.2, 12);
    expect(halfLife([0, 1, 3], [0.1, 0.09, 0.08])).toBeNaN();
  });

  // By hand: delay 1, two known values first; known sums on rows 2, 3, 4 are .3, .2, .7.
  test("hits use only what was known: signs −, +, − against known sums +, +, +", () => {
    const daily = Float64Array.from([0.1, 0.2, -0.1, 0.5, -0.9]);
    expect(outOfSampleHits(daily, 1, 2)).toEqual({ value: 1 / 3, n: 3 });
    expect(outOfSampleHits(daily, 1, 9).value).toBeNaN();
  });

  test("a sample of dates gives nearly the mean of all", () => {
    const { panel, factor } = planted(0.3);
    const all = screenFactor(factor, panel, options);
    const sample = sampleFactorReport(factor, panel, { from: 0, to: 700, horizon: 1, dates: 150 });
    const mean = sample.find((value) => value.name === "sample.rank_ic.mean")!;
    expect(mean.n).toBe(150);
    expect(Math.abs(mean.value! - measured(all, "rank_ic.mean")!)).toBeLessThan(0.04);
    const every = sampleFactorReport(factor, panel, { from: 0, to: 700, horizon: 1, dates: 5000 });
    expect(every[0]!.value).toBeCloseTo(measured(all, "rank_ic.mean")!, 12);
    expect(sampleFactorReport(factor, panel, { from: 0, to: 2, horizon: 5, dates: 10 })[0]!.value).toBeNull();
  });
});
