// Search: retention, combinations, and what the selection statistics read from the trials.
import fc from "fast-check";
import { expect, test } from "vitest";
import { combinations, countCombinations, retainTop, summariseTrials, type Trial } from "#engine/search";

const trial = (id: string, score: number | null): Trial => ({ id, score, sharpePerBar: score, pValue: null });

test("the best stay, in an order that does not depend on arrival", () => {
  const trials = [trial("c", 1), trial("a", 3), trial("b", 3), trial("d", null), trial("e", Number.NaN), trial("f", 2)];
  expect(retainTop(trials, { count: 3 }).map((t) => t.id)).toEqual(["a", "b", "f"]);
  expect(retainTop([...trials].reverse(), { count: 3 }).map((t) => t.id)).toEqual(["a", "b", "f"]);
});

test("a near copy of a better one is passed over", () => {
  const likeness = (a: Trial, b: Trial): number => (a.id[0] === b.id[0] ? 0.95 : 0.1);
  const trials = [trial("x1", 3), trial("x2", 2), trial("y1", 1)];
  expect(retainTop(trials, { count: 2, likeness, mostLike: 0.9 }).map((t) => t.id)).toEqual(["x1", "y1"]);
});

test("combinations come in order, as many as counted, each once", () => {
  expect([...combinations(["a", "b", "c"], 2)]).toEqual([
    ["a", "b"],
    ["a", "c"],
    ["b", "c"],
  ]);
  expect([...combinations(["a"], 2)]).toEqual([]);
  expect([...combinations(["a", "b"], 0)]).toEqual([[]]);
  expect(countCombinations(16, 8)).toBe(12_870);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (n, k) => {
      const all = [
        ...combinations(
          Array.from({ length: n }, (_, i) => i),
          k,
        ),
      ].map((c) => c.join());
      expect(all).toHaveLength(countCombinations(n, k));
      expect(new Set(all).size).toBe(all.length);
    }),
  );
});

test("attempts without a number still count", () => {
  const summary = summariseTrials([trial("a", 0.1), trial("b", null), { ...trial("c", 0.2), pValue: 0.03 }]);
  expect(summary.trials).toBe(3);
  expect(summary.sharpesPerBar).toEqual([0.1, 0.2]);
  expect(summary.pValues).toEqual([Number.NaN, Number.NaN, 0.03]);
});
