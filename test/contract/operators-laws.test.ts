// Laws that hold for every operator: no future, no side effects, no idle parameter, same bits, sufficient look-back, sane units.
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../engine/core/index.ts";
import { allOperators as operators } from "../../engine/factors/all-operators.ts";
import { completeParams, numericParams, type Operator } from "../../engine/factors/operator.ts";
import { units } from "../../engine/factors/unit.ts";
import {
  complete,
  expectClose,
  nuisanceColumn,
  nuisanceShape,
  nuisances,
  shapeOf,
  someParams,
  windowToTell,
} from "../support/operator-calls.ts";

const list: readonly Operator[] = operators;
/** Indicators of the cycle answer from the 64th row on. */
function sizeOf(operator: Operator): { readonly symbols: number; readonly times: number } {
  return { symbols: 6, times: operator.name.startsWith("ta_ht_") ? 90 : 50 };
}

function columnsFor(operator: Operator, seed: number, kind?: (typeof nuisances)[number]): readonly Float64Array[] {
  return operator.example.columns.map((_, k) => {
    const each = kind ?? nuisances[(seed + k) % nuisances.length] ?? "plain";
    return nuisanceColumn(each, sizeOf(operator), seed * 31 + k);
  });
}

/** A rare pattern may show in the example only. */
function onExample(operator: Operator, params: readonly number[]): readonly number[] {
  const { columns, gives, groups, stamps } = operator.example;
  const dated = operator.family === "cross" || operator.family === "group";
  const call = shapeOf(dated ? { symbols: gives.length, times: 1 } : { symbols: 1, times: gives.length }, groups);
  const inputs = columns.map((column) => Float64Array.from(column));
  return [...operator.apply(inputs, params, stamps ? { ...call, stamps: Float64Array.from(stamps) } : call)];
}

/** The first rows of every symbol. */
function head(column: ArrayLike<number>, times: number, rows: number): Float64Array {
  return Float64Array.from(Array.from(column).filter((_, i) => i % times < rows));
}

/** Its bytes as text: one comparison instead of one per value. */
function bitsOf(column: Float64Array): string {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("hex");
}

describe.each(list.map((operator) => [operator.name, operator] as const))("%s", (_name, operator) => {
  const size = sizeOf(operator);
  const shape = nuisanceShape(operator, size);

  test("rows appended later leave the past as it was, bit for bit", () => {
    for (let seed = 0; seed < nuisances.length; seed++) {
      const params = someParams(operator, { window: 2 + (seed % 5), least: 1 + (seed % 3) });
      const inputs = columnsFor(operator, seed);
      const whole = operator.apply(inputs, params, shape);
      const rows = 20 + seed;
      const groups = shape.groups.map((group) => [...head(group.codes, size.times, rows)]);
      const cut = shapeOf({ symbols: size.symbols, times: rows }, groups);
      const past = operator.apply(
        inputs.map((input) => head(input, size.times, rows)),
        params,
        cut,
      );
      expect(bitsOf(past)).toEqual(bitsOf(head(whole, size.times, rows)));
    }
  });

  test("gives one finite or missing value per cell, the same bits each time, and leaves its inputs alone", () => {
    for (let seed = 0; seed < nuisances.length; seed++) {
      const params = someParams(operator, { window: 4, least: 4 });
      const inputs = columnsFor(operator, seed);
      const before = inputs.map((input) => bitsOf(input));
      const codes = shape.groups.map((group) => [...group.codes]);
      const first = operator.apply(inputs, params, shape);
      expect(first).toHaveLength(size.symbols * size.times);
      expect(first.every((x) => Number.isFinite(x) || Number.isNaN(x))).toBe(true);
      expect(bitsOf(operator.apply(inputs, params, shape))).toEqual(bitsOf(first));
      expect(inputs.map((input) => bitsOf(input))).toEqual(before);
      expect(shape.groups.map((group) => [...group.codes])).toEqual(codes);
    }
  });

  test("the largest numbers there are never come out as infinity", () => {
    const random = seededRandom(operator.name);
    const inputs = operator.example.columns.map(() =>
      Float64Array.from({ length: size.symbols * size.times }, () => (random.next() - 0.5) * 2 * Number.MAX_VALUE),
    );
    const result = operator.apply(inputs, someParams(operator, { window: 4, least: 2 }), shape);
    expect(result.every((x) => Number.isFinite(x) || Number.isNaN(x))).toBe(true);
  });

  test("reads no more than lookback bars back", () => {
    const params = someParams(operator, { window: 4, least: 4 });
    const back = operator.lookback(params);
    expect(back).toBeGreaterThanOrEqual(0);
    if (!Number.isFinite(back)) return;
    const inputs = columnsFor(operator, 3, "plain");
    const whole = operator.apply(inputs, params, shape);
    const at = 30;
    const other = columnsFor(operator, 4, "plain");
    const mixed = inputs.map((input, k) =>
      input.map((x, i) => (i % size.times < at - back ? (other[k]?.[i] ?? 0) : x)),
    );
    const changed = operator.apply(mixed, params, shape);
    const rowOf = (column: Float64Array): number[] => [...column].filter((_, i) => i % size.times === at);
    expectClose(rowOf(changed), rowOf(whole), "row after the change", { relative: 1e-9, absolute: 1e-9 });
  });

  test("every parameter matters", () => {
    const base = [...someParams(operator, { window: windowToTell(operator), least: 2 })];
    const drawn = nuisances.map((kind) => columnsFor(operator, 5, kind));
    const results = (params: readonly number[]): string => {
      const given = complete(operator, params);
      const all = drawn.flatMap((inputs) => [...operator.apply(inputs, given, shape)]);
      return bitsOf(Float64Array.from([...all, ...onExample(operator, given)]));
    };
    const usual = results(base);
    for (const [at, param] of numericParams(operator).entries()) {
      const tries = (param.choices?.map((_, k) => k) ?? [1, 2, 3, 4, 5, 6, 7, 0.5, 0.2, 0.01, -0.5, 10_000]).filter(
        (value) => {
          const given = base.map((old, k) => (k === at ? value : old));
          return value !== base[at] && !("problem" in completeParams(operator, given));
        },
      );
      const matters = tries.some((value) => results(base.map((old, k) => (k === at ? value : old))) !== usual);
      expect(matters, `${param.name} of ${operator.name}`).toBe(true);
    }
  });

  test("every column and group matters", () => {
    // Enough symbols for a fit on many columns, enough dates for long warm-ups; weights must be above 0 to count, which the constant columns are.
    const wide = { symbols: 14, times: 90 };
    const kinds = ["ties", "constant"] as const;
    const usual = nuisanceShape(operator, wide);
    const params = someParams(operator, { window: 5, least: 2 });
    const drawn = (kind: (typeof kinds)[number]): readonly Float64Array[] =>
      operator.example.columns.map((_, k) => nuisanceColumn(kind, wide, 7 * 31 + k));
    const told = (inputs: readonly Float64Array[], around = usual): string =>
      bitsOf(operator.apply(inputs, params, around));
    operator.example.columns.forEach((_, k) => {
      const matters = kinds.some((kind) => {
        const inputs = drawn(kind);
        const other = inputs.map((input, j) => (j === k ? nuisanceColumn("gaps", wide, 77) : input));
        return told(other) !== told(inputs);
      });
      expect(matters, `column ${k}`).toBe(true);
    });
    if (usual.groups.length === 0) return;
    const together = shapeOf(wide, [new Array<number>(wide.symbols * wide.times).fill(0)]);
    expect(kinds.some((kind) => told(drawn(kind), together) !== told(drawn(kind)))).toBe(true);
  });

  test("commutative operators give the same bits both ways", () => {
    if (!operator.commutative) return;
    const [x, y] = columnsFor(operator, 2);
    if (!x || !y) throw new Error("A commutative operator has two columns.");
    expect(bitsOf(operator.apply([x, y], [], shape))).toEqual(bitsOf(operator.apply([y, x], [], shape)));
  });

  test("the unit rule answers for every combination of units and constants", () => {
    const arity = operator.example.columns.length;
    const open = units.map((unit) => ({ unit, constant: null }));
    const all = [...open, { unit: "ratio" as const, constant: 2 }];
    const combinations = Array.from({ length: arity }).reduce<(typeof all)[]>(
      (lists) => lists.flatMap((args) => all.map((arg) => [...args, arg])),
      [[]],
    );
    const unanswered = combinations.filter((args) => {
      const result = operator.unit(args);
      return "unit" in result ? !units.includes(result.unit) : result.problem.length <= 5;
    });
    expect(unanswered).toEqual([]);
  });

  test("a panel without rows and one without symbols give empty columns", () => {
    const params = someParams(operator, { window: 4, least: 4 });
    const none = operator.example.columns.map(() => new Float64Array(0));
    const groups = shape.groups.map(() => []);
    expect(operator.apply(none, params, shapeOf({ symbols: 3, times: 0 }, groups))).toHaveLength(0);
    expect(operator.apply(none, params, shapeOf({ symbols: 0, times: 3 }, groups))).toHaveLength(0);
  });
});
