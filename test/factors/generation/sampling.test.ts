// The samplers against their definitions: the golden ratio's root, and how evenly the sequence fills the cube.
import { expect, test } from "vitest";
import { seededRandom } from "../../../engine/core/index.ts";
import { gridOf, valueAt } from "../../../engine/factors/generation/parameter.ts";
import { goldenRatio, lowDiscrepancySampler, randomSampler } from "../../../engine/factors/generation/sampling.ts";

// Source: the golden ratio and the plastic number, to twelve places.
test("the generalised golden ratio is the known number in one and two dimensions", () => {
  expect(goldenRatio(1)).toBeCloseTo(1.618033988749895, 12);
  expect(goldenRatio(2)).toBeCloseTo(1.324717957244746, 12);
});

/** Largest gap between neighbours of n points on a circle. */
function largestGap(points: readonly number[]): number {
  const sorted = points.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((x, i) => (sorted[i + 1] ?? sorted[0]! + 1) - x));
}

// Source: three-gap theorem; for the golden ratio the largest gap of n points stays below phi² / (sqrt(5) n) · ~1.7.
test("the low-discrepancy sequence leaves smaller gaps than chance", () => {
  for (const n of [20, 100, 500]) {
    const even = lowDiscrepancySampler(1, seededRandom(1));
    const chance = randomSampler(1, seededRandom(1));
    const gap = largestGap(Array.from({ length: n }, () => even()[0]!));
    expect(gap).toBeLessThan(2 / n);
    expect(gap).toBeLessThan(largestGap(Array.from({ length: n }, () => chance()[0]!)));
  }
});

test("whole ranges give each of their numbers, in about equal shares", () => {
  const range = { from: 3, to: 7, scale: "linear", whole: true, steps: 8 } as const;
  const counts = new Map<unknown, number>();
  for (let i = 0; i < 1000; i++) {
    const value = valueAt(range, i / 1000);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  expect([...counts]).toEqual([3, 4, 5, 6, 7].map((value) => [value, 200]));
});

test("a grid has both ends, and logarithmic steps multiply", () => {
  expect(gridOf({ from: 1, to: 1000, scale: "log", whole: false, steps: 4 })).toEqual([1, 10, 100, 1000]);
  expect(gridOf({ from: 2, to: 3, scale: "linear", whole: true, steps: 8 })).toEqual([2, 3]);
});
