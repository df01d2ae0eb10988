// The corruption benchmark keeps its figures: every false value is refused, nothing honest is.
import { expect, test } from "vitest";
import { measureCorruption } from "../../evals/corruption/measure.ts";

const results = measureCorruption(1, 2);

test.each(results.filter(({ group }) => group !== "control"))("refused: $group, $kind", ({ group, made, refused }) => {
  expect(made).toBeGreaterThan(0);
  expect(refused / made).toBeGreaterThanOrEqual(group === "wording" || group === "omission" ? 0.95 : 1);
});

test.each(results.filter(({ group }) => group === "control"))("passes: $kind", ({ made, refused, wrong }) => {
  expect(made).toBeGreaterThan(0);
  expect(wrong.flatMap(({ faults }) => faults).slice(0, 3)).toEqual([]);
  expect(refused).toBe(0);
});
