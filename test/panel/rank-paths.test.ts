// Rolling ranks by counting and by a tree of counts are the same bytes, and tell near ties as the definition does.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../engine/core/index.ts";
import { countRank } from "../../engine/panel/kernels/count-rank.ts";
import { treeRank } from "../../engine/panel/kernels/rolling-rank.ts";

type Kind = (random: { next(): number; normal(): number }, t: number) => number;

const kinds: readonly (readonly [string, Kind])[] = [
  ["distinct values", (random) => random.normal()],
  ["few values", (random) => Math.floor(5 * random.next()) - 2],
  ["a far level", (random) => 1e9 + random.normal()],
  ["near ties", (random) => Math.floor(4 * random.next()) * (1 + 1e-11 * random.normal())],
  ["neighbouring numbers", (random) => 1 + Math.floor(6 * random.next()) * Number.EPSILON],
  ["the smallest numbers", (random) => Math.floor(9 * random.next() - 4) * 5e-324],
  ["the largest numbers", (random) => (random.next() - 0.5) * 3.5e308],
  ["spikes, gaps and infinities", (random) => wild(random.next(), random.normal())],
  ["zeros of both signs", (random) => [0, -0, 1, Number.NaN][Math.floor(4 * random.next())] ?? 0],
];

function wild(u: number, x: number): number {
  if (u < 0.1) return Number.NaN;
  if (u < 0.15) return Number.POSITIVE_INFINITY;
  if (u < 0.2) return Number.NEGATIVE_INFINITY;
  return u < 0.25 ? x * 1e11 : x;
}

function definition(values: readonly number[], tolerance: number): number {
  const present = values.filter(Number.isFinite);
  const x = values.at(-1) ?? Number.NaN;
  const step = tolerance * Math.max(...present.map(Math.abs));
  const place = (value: number): number => (step > 0 ? Math.round(value / step) : value);
  const below = present.filter((value) => place(value) < place(x)).length;
  const equal = present.filter((value) => place(value) === place(x)).length;
  return (below + (equal + 1) / 2) / present.length;
}

const draw = fc.record({
  seed: fc.integer({ min: 0, max: 99_999 }),
  window: fc.integer({ min: 1, max: 120 }),
  least: fc.integer({ min: 1, max: 120 }),
  tolerance: fc.constantFrom(0, 5e-324, 1e-300, 1e-16, 1e-15, 1e-10, 1e-4, 0.01),
  length: fc.constantFrom(1, 50, 300, 1100),
});

describe("rolling rank of", () => {
  test.each(kinds)("%s is the same by both ways", (_name, kind) => {
    fc.assert(
      fc.property(draw, ({ seed, window, least, tolerance, length }) => {
        const random = seededRandom(`rank ${seed}`);
        const input = Float64Array.from({ length }, (_, t) => kind(random, t));
        const rule = { window, minPeriods: Math.min(least, window), tolerance };
        const counted = new Float64Array(length);
        const treed = new Float64Array(length);
        countRank(input, rule, counted);
        treeRank(input, rule, treed);
        expect(new BigInt64Array(counted.buffer)).toEqual(new BigInt64Array(treed.buffer));
      }),
      { numRuns: 60 },
    );
  });

  test.each(kinds.slice(0, 4))("%s is that of the definition", (_name, kind) => {
    const random = seededRandom("rank");
    const input = Float64Array.from({ length: 300 }, (_, t) => kind(random, t));
    for (const tolerance of [0, 1e-10, 1e-4]) {
      const out = new Float64Array(300);
      countRank(input, { window: 20, minPeriods: 20, tolerance }, out);
      const wanted = Array.from({ length: 281 }, (_, t) =>
        definition(Array.from(input.subarray(t, t + 20)), tolerance),
      );
      expect(Array.from(out.subarray(19))).toEqual(wanted);
    }
  });
});
