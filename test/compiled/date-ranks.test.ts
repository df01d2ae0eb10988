// Rank and linear correlations of whole dates: the same as their definitions, whatever is missing, tied or wide.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  correlations,
  type DatesShape,
  dateRoom,
  pickDates,
  rankCorrelations,
  rankDates,
  rankFilled,
  ranksOnly,
  reserveFloats,
} from "../../engine/compiled/index.ts";
import { seededRandom } from "../../engine/core/index.ts";

const missing = Number.NaN;

/** Average rank by counting: those below, and half of those tied. */
function averageRanks(row: readonly number[]): number[] {
  return row.map((x) => row.filter((y) => y < x).length + (row.filter((y) => y === x).length + 1) / 2);
}

function pearsonOf(x: readonly number[], y: readonly number[]): number {
  const mean = (row: readonly number[]): number => row.reduce((sum, value) => sum + value, 0) / row.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  x.forEach((value, i) => {
    xx += (value - mx) ** 2;
    yy += ((y[i] ?? missing) - my) ** 2;
    xy += (value - mx) * ((y[i] ?? missing) - my);
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : missing;
}

/** The finite pairs of one date of each side. */
function pairsOf(a: readonly number[], b: readonly number[]): { readonly x: number[]; readonly y: number[] } {
  const both = a.flatMap((value, s) => (Number.isFinite(value) && Number.isFinite(b[s]) ? [s] : []));
  return { x: both.map((s) => a[s] ?? missing), y: both.map((s) => b[s] ?? missing) };
}

function spearmanOf(a: readonly number[], b: readonly number[], least: number): number {
  const { x, y } = pairsOf(a, b);
  return x.length < least ? missing : pearsonOf(averageRanks(x), averageRanks(y));
}

const rowsOf = (values: readonly number[], { rows, width }: DatesShape): number[][] =>
  Array.from({ length: rows }, (_, row) => values.slice(row * width, (row + 1) * width));

function expectSpearman(a: readonly number[], b: readonly number[], shape: DatesShape, age = 0): void {
  const [x, y] = [rankDates(Float64Array.from(a), shape), rankDates(Float64Array.from(b), shape)];
  const out = rankCorrelations(x, y, { age, least: 3 });
  const [datesA, datesB] = [rowsOf(a, shape), rowsOf(b, shape)];
  out.forEach((value, t) => {
    const wanted = t < age ? missing : spearmanOf(datesA[t - age] ?? [], datesB[t] ?? [], 3);
    if (Number.isNaN(wanted)) expect(value).toBeNaN();
    else expect(value).toBeCloseTo(wanted, 12);
  });
}

describe("the rank correlation of two dates is that of the symbols both know", () => {
  const cell = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -4, max: 4 }).map(Number) },
    { weight: 4, arbitrary: fc.double({ noNaN: true, min: -1, max: 1 }) },
    { weight: 1, arbitrary: fc.constantFrom(missing, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0) },
  );

  test("any values, ties, gaps and ages", () => {
    const dates = fc
      .record({ rows: fc.integer({ min: 1, max: 4 }), width: fc.integer({ min: 1, max: 70 }) })
      .chain((shape) => {
        const cells = { minLength: shape.rows * shape.width, maxLength: shape.rows * shape.width };
        return fc.tuple(fc.constant(shape), fc.array(cell, cells), fc.array(cell, cells), fc.nat({ max: 4 }));
      });
    fc.assert(
      fc.property(dates, ([shape, a, b, age]) => expectSpearman(a, b, shape, age)),
      { numRuns: 200 },
    );
  });

  test.each([1, 4, 5, 16, 17, 40, 200])("%i symbols that only one side knows", (gone) => {
    const random = seededRandom(`gone ${gone}`);
    const shape = { rows: 3, width: 300 };
    const draw = (): number[] => Array.from({ length: 900 }, () => Math.round(random.normal() * 40) / 10);
    const [a, b] = [draw(), draw()];
    for (let k = 0; k < gone; k++) a[300 + ((k * 7) % 300)] = missing;
    for (let k = 0; k < gone; k++) b[600 + ((k * 11) % 300)] = missing;
    for (let k = 0; k < Math.min(gone, 90); k++) a[600 + ((k * 13) % 300)] = missing;
    expectSpearman(a, b, shape);
  });

  test("dates of 17,000 symbols, beyond the short ranks", () => {
    const random = seededRandom("wide");
    const width = 17_000;
    const values = (): Float64Array => Float64Array.from({ length: width }, () => Math.round(random.normal() * 1e4));
    const [a, b] = [values(), values()];
    for (let s = 0; s < 20; s++) a[s * 31] = missing;
    const [x, y] = [rankDates(a, { rows: 1, width }), rankDates(b, { rows: 1, width })];
    expect(x.ranks).toBeInstanceOf(Int32Array);
    const [value] = rankCorrelations(x, y, { age: 0, least: 3 });
    const known = [...a.keys()].filter((s) => !Number.isNaN(a[s]));
    const placesOf = (row: Float64Array): number[] => {
      const sorted = Float64Array.from(known, (s) => row[s] ?? missing).sort();
      const first = new Map<number, number>();
      const count = new Map<number, number>();
      sorted.forEach((value, i) => {
        if (!first.has(value)) first.set(value, i);
        count.set(value, (count.get(value) ?? 0) + 1);
      });
      return known.map((s) => (first.get(row[s] ?? 0) ?? 0) + ((count.get(row[s] ?? 0) ?? 0) + 1) / 2);
    };
    expect(value).toBeCloseTo(pearsonOf(placesOf(a), placesOf(b)), 12);
  });
});

describe("ranks of dates", () => {
  const random = seededRandom("dates");
  const shape = { rows: 50, width: 37 };
  const values = Float64Array.from({ length: 50 * 37 }, () =>
    random.next() < 0.1 ? missing : Math.round(random.normal() * 5),
  );
  const plain = rankDates(values, shape);

  test("are twice the average rank less its middle, with the order, the count and the sum of squares", () => {
    for (let row = 0; row < shape.rows; row++) {
      const date = [...values.subarray(row * 37, (row + 1) * 37)];
      const known = [...date.keys()].filter((s) => !Number.isNaN(date[s]));
      const ranks = averageRanks(known.map((s) => date[s] ?? missing));
      const wanted = ranks.map((rank) => 2 * rank - (known.length + 1));
      expect(known.map((s) => plain.ranks[row * plain.stride + s])).toEqual(wanted);
      expect(plain.counts[row]).toBe(known.length);
      expect(plain.squares[row]).toBe(wanted.reduce((sum, rank) => sum + rank * rank, 0));
      const order = known.toSorted((a, b) => (date[a] ?? 0) - (date[b] ?? 0) || a - b);
      expect([...plain.order.subarray(row * 37, row * 37 + known.length)]).toEqual(order);
    }
  });

  test("are the same in a room, without the order, and when dates are picked", () => {
    const room = dateRoom();
    const fill = (block: Float64Array, from: number, to: number): void =>
      block.set(values.subarray(from * 37, to * 37));
    const kept = rankFilled(shape, fill, room);
    expect([...kept.ranks]).toEqual([...plain.ranks]);
    expect([...kept.bits]).toEqual([...plain.bits]);
    expect([...ranksOnly(shape, fill).ranks]).toEqual([...plain.ranks]);
    const picked = pickDates(plain, [4, 0, 49]);
    expect([...picked.ranks.subarray(0, plain.stride)]).toEqual([
      ...plain.ranks.subarray(4 * plain.stride, 5 * plain.stride),
    ]);
    expect(picked.squares[2]).toBe(plain.squares[49]);
  });

  test("are correlated alike when more sets have been seen than stay in the module's memory", () => {
    const sets = Array.from({ length: 45 }, (_, k) =>
      rankDates(
        values.map((x, i) => x * ((i % (k + 2)) - 1)),
        shape,
      ),
    );
    const once = sets.map((set) => [...rankCorrelations(plain, set, { age: 1, least: 3 })]);
    reserveFloats(20_000_000);
    expect(sets.map((set) => [...rankCorrelations(plain, set, { age: 1, least: 3 })])).toEqual(once);
  });
});

test("the linear correlation of two dates is that of the finite pairs", () => {
  const random = seededRandom("linear");
  const shape = { rows: 40, width: 33 };
  const draw = (scale: number): Float64Array =>
    Float64Array.from({ length: 40 * 33 }, () => (random.next() < 0.2 ? missing : 1e3 + scale * random.normal()));
  const [a, b] = [draw(1), draw(1e-3)];
  a.fill(7, 33, 66);
  a.fill(missing, 66, 97);
  const out = correlations(a, b, { ...shape, least: 3 });
  const [datesA, datesB] = [rowsOf([...a], shape), rowsOf([...b], shape)];
  out.forEach((value, row) => {
    const { x, y } = pairsOf(datesA[row] ?? [], datesB[row] ?? []);
    const wanted = x.length < 3 ? missing : pearsonOf(x, y);
    if (Number.isNaN(wanted)) expect(value).toBeNaN();
    else expect(value).toBeCloseTo(wanted, 9);
  });
  expect(out[1]).toBeNaN();
  expect(out[2]).toBeNaN();
});
