// The order of a row without comparisons: the same as a stable sort, whatever way was taken to it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sorted, sortValues } from "../../engine/compiled/index.ts";
import { seededRandom } from "../../engine/core/index.ts";
import { bitsIn, nextRank, previousRank } from "../../engine/panel/kernels/present-ranks.ts";

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

// Source: by hand, on a set written out.
test("set bits are found from either side", () => {
  const members = [0, 31, 32, 63, 70];
  const words = new Int32Array(4);
  for (const rank of members) words[rank >>> 5] = (words[rank >>> 5] ?? 0) | (1 << (rank & 31));
  for (let rank = 0; rank < 72; rank++) {
    expect(nextRank(words, rank, 72)).toBe(members.find((member) => member >= rank) ?? 72);
    expect(previousRank(words, rank)).toBe(members.findLast((member) => member < rank) ?? -1);
  }
  expect([0, 1, -1, 0x0f0f0f0f].map(bitsIn)).toEqual([0, 1, 32, 16]);
});
