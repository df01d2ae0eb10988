// Resampling and bootstrap intervals: laws that hold for any draw, and coverage on a known process.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meanOf, seededRandom } from "#engine/core";
import { blockBootstrap, differenceInterval, type ResampleScheme, resampleRows } from "#engine/robustness";

const normal = (seed: number, n: number, mean = 0): Float64Array => {
  const random = seededRandom(seed);
  return Float64Array.from({ length: n }, () => mean + 0.01 * random.normal());
};

describe("resampled rows", () => {
  const scheme = fc.constantFrom<ResampleScheme>("stationary", "circular", "moving");

  test("stay inside the sample, come in full length and repeat for equal seeds", () => {
    fc.assert(
      fc.property(
        scheme,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer(),
        (kind, n, b, seed) => {
          const plan = { scheme: kind, block: Math.min(b, n) };
          const rows = resampleRows(n, plan, seededRandom(seed));
          expect(rows).toHaveLength(n);
          expect(rows.every((row) => row >= 0 && row < n)).toBe(true);
          expect(resampleRows(n, plan, seededRandom(seed))).toEqual(rows);
        },
      ),
    );
  });

  test("moving blocks are whole runs of consecutive rows", () => {
    const rows = resampleRows(40, { scheme: "moving", block: 8 }, seededRandom(3));
    for (let i = 0; i < 40; i++) if (i % 8 !== 0) expect(rows[i]).toBe(rows[i - 1]! + 1);
  });

  // Geometric blocks of mean length 10 restart in one of ten places: 2,000 ± 4 · √(20,000 · .1 · .9).
  test("stationary blocks have the mean length asked for", () => {
    const rows = resampleRows(20_000, { scheme: "stationary", block: 10 }, seededRandom(8));
    let breaks = 0;
    for (let i = 1; i < rows.length; i++) if (rows[i] !== (rows[i - 1]! + 1) % rows.length) breaks++;
    expect(Math.abs(breaks - 2000)).toBeLessThan(170);
  });

  test("a block longer than the sample is refused", () => {
    expect(() => resampleRows(5, { scheme: "circular", block: 6 }, seededRandom(1))).toThrow(/6 bars/);
  });
});

describe("intervals", () => {
  test("repeat for a seed, change with it, and hold the estimate", () => {
    const returns = normal(1, 500, 0.001);
    const first = blockBootstrap(returns, { seed: 7, draws: 400 });
    expect(blockBootstrap(returns, { seed: 7, draws: 400 })).toEqual(first);
    expect(blockBootstrap(returns, { seed: 8, draws: 400 }).low).not.toBe(first.low);
    expect(first.low).toBeLessThan(first.estimate);
    expect(first.high).toBeGreaterThan(first.estimate);
  });

  // For independent returns the mean's interval is close to mean ± 1.96 · .01 / √n.
  test("of a mean of independent returns are as wide as theory says", () => {
    const returns = normal(2, 1000);
    const { low, high } = blockBootstrap(returns, { seed: 1, draws: 2000, block: 1, statistic: meanOf });
    const width = 2 * 1.96 * (0.01 / Math.sqrt(1000));
    expect((high - low) / width).toBeGreaterThan(0.88);
    expect((high - low) / width).toBeLessThan(1.12);
  });

  test("a clear edge has a small p, and noise around zero a large one", () => {
    expect(blockBootstrap(normal(3, 800, 0.002), { seed: 1, draws: 500 }).p).toBeLessThan(0.01);
    const noise = normal(4, 800).map((r, _, all) => r - meanOf(all));
    expect(blockBootstrap(noise, { seed: 1, draws: 500 }).p).toBeGreaterThan(0.5);
  });

  test("missing returns leave the series, and too few leave no interval", () => {
    const returns = normal(5, 60);
    const gappy = [Number.NaN, ...returns, Number.NaN];
    expect(blockBootstrap(gappy, { seed: 1, draws: 50 })).toEqual(blockBootstrap(returns, { seed: 1, draws: 50 }));
    expect(blockBootstrap(returns.slice(0, 9), { seed: 1 }).low).toBeNaN();
  });

  test("a series does not differ from itself, and a shifted one does by the shift", () => {
    const a = normal(6, 300);
    const same = differenceInterval(a, a, { seed: 1, draws: 200 });
    expect([same.low, same.estimate, same.high]).toEqual([0, 0, 0]);
    const shifted = differenceInterval(
      a.map((r) => r + 0.003),
      a,
      { seed: 1, draws: 200, statistic: meanOf },
    );
    expect(shifted.estimate).toBeCloseTo(0.003, 12);
    expect(shifted.low).toBeCloseTo(0.003, 12);
    expect(() => differenceInterval(a, a.slice(1), { seed: 1 })).toThrow(/cannot be paired/);
  });
});
