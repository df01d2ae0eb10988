// Reducers: every example, and the fast form against the definition.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Reducer, reducers } from "#engine/factors";
import { reduceValues } from "../../../engine/factors/reducers/index.ts";

const list: readonly Reducer[] = reducers;
const paramOf = ({ param }: Reducer): fc.Arbitrary<number> => {
  if (param === undefined) return fc.constant(Number.NaN);
  const range = { min: Math.max(param.min, -9), max: Math.min(param.max, 9) };
  const drawn = param.whole ? fc.integer(range) : fc.double({ ...range, noNaN: true });
  return drawn.filter((value) => value !== param.not);
};

function expectClose(found: number, expected: number): void {
  if (Number.isNaN(expected)) expect(found).toBeNaN();
  else expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(expected)));
}

describe.each(list)("$name", (reducer) => {
  const { example, param, meaning, least } = reducer;

  test("gives its example, by definition and fast", () => {
    const number = example.param ?? param?.default ?? Number.NaN;
    expectClose(reduceValues(reducer, Float64Array.from(example.values), number), example.gives);
    expectClose(meaning(example.values, number), example.gives);
  });

  test("is fast what it means", () => {
    const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -100, max: 100, noNaN: true }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), paramOf(reducer), (values, number) => {
        const given = Float64Array.from(values);
        const found = reduceValues(reducer, given, number);
        expect([...given]).toEqual(values);
        const expected = values.length < least ? Number.NaN : meaning(values, number);
        if (isShaky(reducer, values)) return;
        expectClose(found, Number.isFinite(expected) ? expected : Number.NaN);
      }),
      { numRuns: 80 },
    );
  });
});

/** Sums that nearly cancel, and spreads near zero, have no digits left to compare. */
function isShaky({ name }: Reducer, values: readonly number[]): boolean {
  const sum = values.reduce((total, x) => total + x, 0);
  const magnitude = values.reduce((total, x) => total + Math.abs(x), 0);
  if (name.endsWith("_share")) return Math.abs(sum) < 1e-3 * magnitude;
  const spread = Math.max(...values) - Math.min(...values);
  return ["vec_ir", "vec_skew", "vec_kurt"].includes(name) && spread < 1e-3 * magnitude;
}
