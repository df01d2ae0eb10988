// The order of a row without comparisons: the same as a stable sort, whatever way was taken to it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sorted, sortValues } from "../../engine/compiled/index.ts";
import { seededRandom } from "../../engine/core/index.ts";

function expectOrdered(row: readonly number[]): void {
  const count = sortValues(Float64Array.from(row), 0, row.length);
  const wanted = [...row.keys()]
    .filter((i) => Number.isFinite(row[i]))
    .sort((a, b) => (row[a] ?? 0) - (row[b] ?? 0) || a - b);
  expect([...sorted.places.subarray(0, count)]).toEqual(wanted);
  expect([...sorted.keys.subarray(0, count)].map((x) => x + 0)).toEqual(wanted.map((i) => (row[i] ?? 0) + 0));
}

const random = seededRandom("sort values");
const draw = (length: number, of: (z: number, i: number) => number): number[] =>
  Array.from({ length }, (_, i) => of(random.normal(), i));

describe("the order is that of a stable sort", () => {
  test.each<readonly [string, readonly number[]]>([
    ["nothing", []],
    ["one value", [3]],
    ["zeros of both signs", [0, -0, 0, -0, -1, 1]],
    ["plain", draw(700, (z) => z)],
    ["an offset of 1e9", draw(500, (z) => 1e9 + z)],
    ["a spike of 1e300 each side", [...draw(500, (z) => z), 1e300, -1e300]],
    ["volumes over nine orders of magnitude", draw(500, (z) => Math.exp(4 * z))],
    ["returns with enormous tails", draw(500, (z) => Math.sinh(9 * z))],
    ["denormals", draw(300, (z) => Math.round(z * 5) * 5e-324)],
    ["ties everywhere", draw(500, (z) => Math.round(z))],
    ["one value many times and one other", [...draw(300, () => 7), 8]],
    ["a constant", draw(300, () => -2.5)],
    ["gaps and infinities", draw(300, (z, i) => [z, Number.NaN, z, Number.POSITIVE_INFINITY, -z][i % 5] ?? z)],
    ["the largest numbers", [Number.MAX_VALUE, -Number.MAX_VALUE, 0, 1, Number.MIN_VALUE]],
    ["falling", draw(400, (_, i) => -i)],
    ["one value far out, all others in one bucket", [...draw(600, (z) => z * 1e-6), 1e6]],
    ["two clusters far apart, each crowded", draw(900, (z, i) => (i % 2) * 1e9 + z * 1e-3)],
    ["a whole scale of magnitudes of both signs", draw(700, (z, i) => Math.sign(z) * 10 ** ((i % 600) - 300))],
    ["more values than are dealt into buckets", draw(16_500, (z) => z)],
    ["more values than are dealt into buckets, with ties", draw(17_000, (z) => Math.round(3 * z))],
  ])("%s", (_name, row) => {
    expectOrdered(row);
  });

  test("any row", () => {
    const value = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 90 }), (row) => expectOrdered(row)),
      { numRuns: 300 },
    );
  });
});
