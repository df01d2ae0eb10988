// Operators across symbols and groups against other tools, and laws of the regressions.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../engine/core/index.ts";
import type { Operator } from "../../engine/factors/operator.ts";
import { operators } from "../../engine/factors/operators/index.ts";
import { complete, expectClose, shapeOf } from "../support/operator-calls.ts";
import { exposures, groups, rows, weights } from "./cross-columns.ts";
import { values as crossValues } from "./cross-values.ts";
import { values as groupValues } from "./group-values.ts";
import { values as regressionValues } from "./regression-values.ts";

const list: readonly Operator[] = operators;

function named(name: string): Operator {
  const found = list.find((operator) => operator.name === name);
  if (!found) throw new Error(`There is no operator ${name}.`);
  return found;
}

/** One date through an operator. */
function onDate(
  name: string,
  columns: readonly ArrayLike<number>[],
  call: { readonly params?: readonly number[]; readonly codes?: readonly number[] } = {},
): Float64Array {
  const operator = named(name);
  const shape = shapeOf({ symbols: columns[0]?.length ?? 0, times: 1 }, call.codes ? [call.codes] : []);
  const inputs = columns.map((column) => Float64Array.from(column));
  return Float64Array.from(operator.apply(inputs, complete(operator, call.params ?? []), shape));
}

interface Told {
  readonly name: string;
  readonly row: string;
  readonly params: readonly number[];
  readonly gives: readonly number[];
}

function read(text: string): readonly Told[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", row = "", params = "[]", gives = ""] = line.split(" | ");
      return { name, row, params: JSON.parse(params), gives: gives.split(" ").map(Number) };
    });
}

/** The columns of a call: the row, as many exposures as the operator takes, and weights last where it takes them. */
function columnsOf(told: Told): readonly (readonly number[])[] {
  const wanted = named(told.name).params.filter((param) => param.kind === "column");
  return wanted.map((param, k) =>
    param.name === "w" ? weights : k === 0 ? rows[told.row as keyof typeof rows] : exposures[k - 1]!,
  );
}

describe.each([
  ["across symbols", crossValues],
  ["regressions", regressionValues],
  ["inside groups", groupValues],
])("%s", (_title, text) => {
  test.each(read(text).map((told) => [`${told.name}(${told.row}, ${told.params.join(", ")})`, told] as const))(
    "%s is what the other tool gives",
    (_call, told) => {
      const grouped = named(told.name).family === "group";
      const found = onDate(told.name, columnsOf(told), grouped ? { params: told.params, codes: groups } : told);
      // Fifteen digits were written; a row about 1e6 leaves nine of its differences, and the tools' own rounding.
      const absolute = told.row === "offset" ? 1e-8 : 1e-11;
      expectClose(found, told.gives, told.name, { relative: 1e-11, absolute });
    },
  );
});

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, x, i) => (Number.isNaN(x) ? sum : sum + x * b[i]!), 0);
}

const drawn = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  symbols: fc.integer({ min: 6, max: 40 }),
  level: fc.constantFrom(0, 1, 1e3, 1e6),
  spread: fc.constantFrom(1e-6, 1, 1e4),
});

describe("regressions", () => {
  test("residuals are orthogonal to every exposure and add up to 0, to 1e-10 of their sizes", () => {
    fc.assert(
      fc.property(drawn, ({ seed, symbols, level, spread }) => {
        const random = seededRandom(`orthogonal/${seed}`);
        const column = (gapShare: number): number[] =>
          Array.from({ length: symbols }, () =>
            random.next() < gapShare ? Number.NaN : level + spread * random.normal(),
          );
        const xs = [column(0), column(0), column(0)];
        const y = column(0.1);
        for (const [name, count] of [
          ["cs_resid", 1],
          ["cs_resid2", 2],
          ["cs_resid3", 3],
        ] as const) {
          const left = onDate(name, [y, ...xs.slice(0, count)]);
          const length = Math.sqrt(dot(left, left));
          if (!(length > 1e-9 * spread)) continue;
          const ones = xs[0]!.map(() => 1);
          for (const x of [ones, ...xs.slice(0, count)]) {
            const cosine = dot(left, x) / (length * Math.sqrt(dot(x, x)));
            expect(Math.abs(cosine), name).toBeLessThan(1e-10);
          }
        }
      }),
      { numRuns: 120, seed: 3 },
    );
  });

  test("weighted residuals are orthogonal under the weights, grouped ones add up to 0 in every group", () => {
    const random = seededRandom("weighted");
    const draw = (): number[] => Array.from({ length: 60 }, () => random.normal());
    const [y, x1, x2] = [draw(), draw(), draw()];
    const w = draw().map((x) => x * x + 0.1);
    const weighted = onDate("cs_resid2_weighted", [y, x1, x2, w]);
    const heavy = weighted.map((e, s) => e * w[s]!);
    for (const x of [x1, x2, x1.map(() => 1)]) expect(Math.abs(dot(heavy, x))).toBeLessThan(1e-12);
    const codes = y.map((_, s) => (s % 7) - 1);
    const left = onDate("group_resid2", [y, x1, x2], { codes });
    expect(Math.abs(dot(left, x1))).toBeLessThan(1e-12);
    expect(Math.abs(dot(left, x2))).toBeLessThan(1e-12);
    for (let g = 0; g < 6; g++)
      expect(
        Math.abs(
          dot(
            left,
            codes.map((code) => Number(code === g)),
          ),
        ),
      ).toBeLessThan(1e-12);
  });

  // Source: projections on the same plane. The third exposure is 2·x1 − 3·x2 + 5, so it spans nothing new.
  test("an exposure that follows from the others, or does not vary, changes no residual", () => {
    const random = seededRandom("collinear");
    const draw = (): number[] => Array.from({ length: 30 }, () => random.normal());
    const [y, x1, x2] = [draw(), draw(), draw()];
    const both = onDate("cs_resid2", [y, x1, x2]);
    const follows = x1.map((x, s) => 2 * x - 3 * x2[s]! + 5);
    const flat = x1.map(() => 0.1);
    const tolerance = { relative: 0, absolute: 1e-13 };
    expectClose(onDate("cs_resid3", [y, x1, x2, follows]), both, "follows", tolerance);
    expectClose(onDate("cs_resid3", [y, follows, x1, x2]), both, "follows first", tolerance);
    expectClose(onDate("cs_resid3", [y, x1, flat, x2]), both, "flat", tolerance);
    const centred = onDate("cs_demean", [y]);
    expectClose(onDate("cs_resid", [y, flat]), centred, "only a flat one", tolerance);
  });

  // Source: by hand. A line through two points, a plane through three, leaves nothing to speak of.
  test("a date without a degree of freedom left gives nothing", () => {
    const nothing = [Number.NaN, Number.NaN, Number.NaN];
    expect([
      ...onDate("cs_resid", [
        [1, 5, Number.NaN],
        [1, 2, 3],
      ]),
    ]).toEqual(nothing);
    expect([
      ...onDate("cs_resid2", [
        [1, 5, 2],
        [1, 2, 3],
        [1, 0, 1],
      ]),
    ]).toEqual(nothing);
    expect([
      ...onDate(
        "group_resid",
        [
          [1, 5, 2],
          [1, 2, 3],
        ],
        { codes: [0, 1, 1] },
      ),
    ]).toEqual(nothing);
    expect([
      ...onDate("cs_resid_weighted", [
        [1, 5, 2],
        [1, 2, 3],
        [1, 1, 0],
      ]),
    ]).toEqual(nothing);
  });

  test("residual and fitted part add up to what went in", () => {
    for (const [rest, part] of [
      ["cs_resid2", "cs_proj2"],
      ["cs_vector_neut", "cs_vector_proj"],
    ] as const) {
      const columns = [rows.plain, exposures[0]!, exposures[1]!].slice(0, rest === "cs_resid2" ? 3 : 2);
      const [left, fitted] = [onDate(rest, columns), onDate(part, columns)];
      const present = rows.plain.map((x, s) =>
        columns.every((column) => Number.isFinite(column[s]!)) ? x : Number.NaN,
      );
      expectClose(
        left.map((x, s) => x + fitted[s]!),
        present,
        rest,
        { relative: 0, absolute: 1e-14 },
      );
    }
  });
});

describe("edges", () => {
  const nan = Number.NaN;

  // Source: definition, infinities count as missing.
  test("an infinite value counts as missing", () => {
    const row = [1, Number.POSITIVE_INFINITY, 3, Number.NEGATIVE_INFINITY];
    expect([...onDate("cs_mean", [row])]).toEqual([2, nan, 2, nan]);
    expect([...onDate("cs_max", [row])]).toEqual([3, nan, 3, nan]);
    expect([...onDate("cs_fill_mean", [row])]).toEqual([1, 2, 3, 2]);
    expect([...onDate("group_sum", [row], { codes: [0, 0, 0, 0] })]).toEqual([4, nan, 4, nan]);
  });

  // Source: by hand; what a date of equal values gives.
  test("a date of equal values is answered", () => {
    const row = [5, 5, 5, nan];
    expect([...onDate("cs_std", [row])]).toEqual([0, 0, 0, nan]);
    expect([...onDate("cs_robust_zscore", [row])]).toEqual([nan, nan, nan, nan]);
    expect([...onDate("cs_rank_linear", [row])]).toEqual([0, 0, 0, nan]);
    expect([...onDate("cs_bucket", [row], { params: [5] })]).toEqual([2, 2, 2, nan]);
    expect([...onDate("cs_top_bottom", [row], { params: [1] })]).toEqual([0, 0, 0, nan]);
    expect([...onDate("cs_densify", [row])]).toEqual([0, 0, 0, nan]);
    expect([...onDate("cs_normalize", [row])]).toEqual([0, 0, 0, nan]);
    expect([...onDate("cs_normalize", [row], { params: [1] })]).toEqual([nan, nan, nan, nan]);
    expect([...onDate("group_scale", [row], { codes: [0, 0, 0, 0] })]).toEqual([nan, nan, nan, nan]);
    expect([...onDate("cs_scale_legs", [[0, 0, nan]])]).toEqual([0, 0, nan]);
    expect([
      ...onDate("cs_vector_neut", [
        [1, 2],
        [0, 0],
      ]),
    ]).toEqual([1, 2]);
  });

  // Source: a median is a value, or the middle of two, of the sorted list.
  test("the median of any row is that of its sorted values", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 }), (row) => {
        const sorted = row.toSorted((a, b) => a - b);
        const [low, high] = [sorted[(row.length - 1) >> 1]!, sorted[row.length >> 1]!];
        expect(onDate("cs_median", [row])[0]).toBe((low + high) / 2);
      }),
      { seed: 11 },
    );
  });

  // Source: by hand. Means of 1e9 + {0, 1, 2} differ from 1e9 by whole numbers.
  test("a large level costs no digits", () => {
    const row = [1e9, 1e9 + 1, 1e9 + 2];
    expect([...onDate("cs_std", [row])]).toEqual([1, 1, 1]);
    expect([...onDate("group_std", [row], { codes: [0, 0, 0] })]).toEqual([1, 1, 1]);
    expect([...onDate("cs_normalize", [row])]).toEqual([-1, 0, 1]);
  });
});
