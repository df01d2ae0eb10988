// Overfitting and superior ability on fixtures of a reference run: T 400, N 20, noise = (u(11) − .5) · .02.
import { describe, expect, test } from "vitest";
import { deviationOf, meanOf, seededRandom } from "#engine/core";
import { optimalBlockLength, pbo, realityCheck, resampleMany, superiorAbility } from "#engine/robustness";
import { hashedColumns, hashedUniform } from "../support/hashed-uniform.ts";

const noise = hashedColumns(11, { rows: 400, columns: 20 }, (u) => (u - 0.5) * 0.02);
const edge = noise.map((column, k) => (k === 3 ? column.map((r) => r + 0.002) : column));

describe("probability of backtest overfitting", () => {
  test.each([
    [4, 0.833333, -1.422527],
    [8, 0.685714, -0.65167],
    [10, 0.650794, -0.64486],
  ])("noise with %i blocks", (blocks, share, logit) => {
    const result = pbo(noise, blocks);
    expect(result.pbo).toBeCloseTo(share, 6);
    expect(result.meanLogit).toBeCloseTo(logit, 5);
  });

  test.each([4, 8, 10])("one true edge is always found with %i blocks", (blocks) => {
    const result = pbo(edge, blocks);
    expect(result.pbo).toBe(0);
    expect(result.meanLogit).toBeCloseTo(Math.log(20), 6);
  });

  // Distribution-free: with equal means and deviations, what wins inside must lose outside.
  test.each([4, 8, 10])("columns of equal mean and deviation are always overfitted with %i blocks", (blocks) => {
    const levelled = noise.map((column) => {
      const [mean, deviation] = [meanOf(column), deviationOf(column)];
      return column.map((r) => ((r - mean) / deviation) * 0.01);
    });
    const result = pbo(levelled, blocks);
    expect(result.pbo).toBe(1);
    expect(result.slope).toBeCloseTo(-1, 1);
  });

  test("an odd number of blocks or a single strategy is refused", () => {
    expect(() => pbo(noise, 5)).toThrow(/5 blocks/);
    expect(() => pbo(noise.slice(0, 1), 4)).toThrow(/1 strategies/);
    expect(() => pbo([new Float64Array(6), new Float64Array(6)], 4)).toThrow(/6 bars/);
  });

  test("a strategy that never trades ranks as zero instead of poisoning the rest", () => {
    const result = pbo([...noise.slice(0, 3), new Float64Array(400)], 4);
    expect(Number.isFinite(result.meanLogit)).toBe(true);
  });
});

describe("superior predictive ability", () => {
  const draws = resampleMany(400, { scheme: "stationary", block: 10, draws: 500 }, seededRandom(5));

  // Source: reference run of the same formulas on the same panel.
  test("statistics, raw and studentised", () => {
    expect(superiorAbility(noise, { draws, block: 10 }).statistic).toBeCloseTo(0.009809456, 8);
    expect(superiorAbility(noise, { draws, block: 10, studentise: true }).statistic).toBeCloseTo(1.61053261, 8);
    expect(superiorAbility(edge, { draws, block: 10, studentise: true }).statistic).toBeCloseTo(7.943492979, 8);
  });

  // Source: arch on this panel with 2,000 draws of its own gives .494 / .634 / .6385; 500 draws stay within .06 of it.
  test("p-values of noise agree with arch up to the draws, an edge has none", () => {
    const { p } = superiorAbility(noise, { draws, block: 10 });
    expect(Math.abs(p.lower - 0.494)).toBeLessThan(0.06);
    expect(Math.abs(p.consistent - 0.634)).toBeLessThan(0.06);
    expect(Math.abs(p.upper - 0.6385)).toBeLessThan(0.06);
    expect(superiorAbility(edge, { draws, block: 10 }).p).toEqual({ lower: 0, consistent: 0, upper: 0 });
    expect(realityCheck(noise, { draws, block: 10 })).toBe(p.upper);
  });

  test("the studentised test is not the raw one", () => {
    const scaled = noise.map((column, k) => (k === 0 ? column.map((r) => 5 * r) : column));
    const raw = superiorAbility(scaled, { draws, block: 10 }).p.upper;
    expect(superiorAbility(scaled, { draws, block: 10, studentise: true }).p.upper).not.toBe(raw);
  });
});

describe("automatic block length", () => {
  // Source: arch on the same series: AR(1) with φ = .6 from 0, e = u(17) − ½, n = 2000; and e itself.
  test("of an AR(1) and of white noise", () => {
    const e = Float64Array.from({ length: 2000 }, (_, i) => hashedUniform(17, i) - 0.5);
    const x = new Float64Array(2000);
    for (let i = 1; i < x.length; i++) x[i] = 0.6 * x[i - 1]! + e[i]!;
    expect(optimalBlockLength(x).stationary).toBeCloseTo(19.492719, 6);
    expect(optimalBlockLength(x).circular).toBeCloseTo(22.313593, 6);
    expect(optimalBlockLength(e).stationary).toBeCloseTo(0.753631, 6);
    expect(optimalBlockLength(e).circular).toBeCloseTo(0.862693, 6);
  });

  test("nothing to measure gives nothing", () => {
    expect(optimalBlockLength(new Float64Array(50)).stationary).toBeNaN();
    expect(optimalBlockLength([1, 2, 3]).circular).toBeNaN();
  });
});
