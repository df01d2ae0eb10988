// What may be written: ranges of parameters with the text of each refusal, and the units that go together.
import { describe, expect, test } from "vitest";
import { allOperators as operators } from "../../engine/factors/all-operators.ts";
import { completeParams, numericParams, type Operator } from "../../engine/factors/operator.ts";
import type { Unit } from "../../engine/factors/unit.ts";
import { complete, nuisanceColumn, nuisanceShape, someParams } from "../support/operator-calls.ts";

const list: readonly Operator[] = operators;

function named(name: string): Operator {
  const found = list.find((operator) => operator.name === name);
  if (!found) throw new Error(`There is no operator ${name}.`);
  return found;
}

describe("parameters", () => {
  // Source: the future is not to be written, and a window holds whole bars.
  const refused: readonly (readonly [string, readonly number[], string])[] = [
    ["delay", [0], '"d" of delay must be at least 1, not 0'],
    ["delay", [-5], '"d" of delay must be at least 1, not -5'],
    ["delta", [0], '"d" of delta must be at least 1, not 0'],
    ["ts_mean", [2.5], '"n" of ts_mean must be a whole number, not 2.5'],
    ["ts_mean", [Number.NaN], '"n" of ts_mean must be a number, not NaN'],
    ["ts_mean", [20_000], '"n" of ts_mean must be at most 10000, not 20000'],
    ["ts_mean", [5, 6], '"min_periods" of ts_mean must be at most n (5), not 6'],
    ["ts_mean", [5, 0], '"min_periods" of ts_mean must be at least 1, not 0'],
    ["ts_mean", [], 'ts_mean needs "n"'],
    ["ts_mean", [5, 5, 5], "ts_mean takes 2 numbers, not 3"],
    ["ts_std", [1], '"n" of ts_std must be at least 2, not 1'],
    ["ts_kurt", [3], '"n" of ts_kurt must be at least 4, not 3'],
    ["ts_quantile", [5, 1.5], '"q" of ts_quantile must be at most 1, not 1.5'],
    ["clamp", [2, 1], '"high" of clamp must be at least low (2), not 1'],
    ["cs_qcut", [2.5], '"bins" of cs_qcut must be a whole number, not 2.5'],
    ["rank", [7], '"method" of rank must be one of average, min, max, dense, first'],
  ];
  test.each(refused)("%s with %j is refused", (name, given, problem) => {
    expect(completeParams(named(name), given)).toMatchObject({ problem });
  });

  test("what is left out takes its default", () => {
    expect(complete(named("ts_mean"), [7])).toEqual([7, 7]);
    expect(complete(named("ts_quantile"), [7, 0.5])).toEqual([7, 0.5, 7]);
    expect(complete(named("ewm_mean"), [12.5])).toEqual([12.5, 1, 0, 12]);
    expect(complete(named("rank"), [])).toEqual([0, 1e-10]);
  });
});

describe("units", () => {
  const both = (name: string, ...units: readonly Unit[]) =>
    named(name).unit(units.map((unit) => ({ unit, constant: null })));

  test("a price and a volume are not added, subtracted or compared", () => {
    for (const name of ["add", "sub", "min2", "lt", "eq"]) {
      expect(both(name, "price", "volume")).toHaveProperty("problem");
    }
    expect(both("add", "price", "volume")).toEqual({ problem: "combines price and volume, which do not go together" });
  });

  // Source: dimensions. price ÷ price has none; price × volume is money; money ÷ volume is a price.
  test.each<readonly [string, readonly Unit[], Unit]>([
    ["div", ["price", "price"], "ratio"],
    ["div", ["currency", "volume"], "price"],
    ["div", ["price", "volume"], "unknown"],
    ["mul", ["price", "volume"], "currency"],
    ["mul", ["price", "rank"], "price"],
    ["mul", ["price", "price"], "unknown"],
    ["sub", ["price", "price"], "price"],
    ["add", ["return", "rank"], "ratio"],
    ["gt", ["price", "price"], "boolean"],
    ["where", ["boolean", "price", "price"], "price"],
    ["rank", ["volume"], "rank"],
    ["ts_rank", ["price"], "rank"],
    ["returns", ["price"], "return"],
    ["ts_std", ["return"], "return"],
    ["ts_var", ["price"], "unknown"],
    ["ts_cov", ["price", "volume"], "currency"],
    ["ts_corr", ["price", "volume"], "ratio"],
    ["group_demean", ["price"], "price"],
  ])("%s of %j is %s", (name, units, unit) => {
    expect(both(name, ...units)).toEqual({ unit });
  });

  test("a number written in the formula takes on the unit of the other side", () => {
    const price = { unit: "price" as const, constant: null };
    const number = { unit: "ratio" as const, constant: 2 };
    expect(named("add").unit([price, number])).toEqual({ unit: "price" });
    expect(named("mul").unit([number, price])).toEqual({ unit: "price" });
    expect(named("div").unit([price, number])).toEqual({ unit: "price" });
    expect(named("div").unit([number, price])).toEqual({ unit: "unknown" });
    expect(named("lt").unit([price, number])).toEqual({ unit: "boolean" });
  });
});

/** Operators that know something about nothing. */
const ofNothing: ReadonlyMap<string, number> = new Map([
  ["is_finite", 0],
  ["cum_count", 0],
  ["is_nan", 1],
  ["ts_count_valid", 0],
]);

describe.each(list.map((operator) => [operator.name, operator] as const))("%s at the edges", (_name, operator) => {
  const params = someParams(operator, { window: 4, least: 4 });
  const columns = (size: { readonly symbols: number; readonly times: number }): readonly Float64Array[] =>
    operator.example.columns.map((_, k) => nuisanceColumn("ties", size, k));

  test.each([
    { symbols: 1, times: 12 },
    { symbols: 4, times: 1 },
    { symbols: 1, times: 1 },
  ])("a panel of $symbols symbols and $times rows is answered", (size) => {
    const result = operator.apply(columns(size), params, nuisanceShape(operator, size));
    expect(result).toHaveLength(size.symbols * size.times);
    expect(result.every((x) => Number.isFinite(x) || Number.isNaN(x))).toBe(true);
  });

  const counts = operator.params.at(-1)?.name === "min_periods";
  test.runIf(counts)("a window longer than the history gives nothing", () => {
    const size = { symbols: 2, times: 12 };
    const numbers = numericParams(operator).length;
    const long = complete(operator, [500, ...params.slice(1, numbers - 1)]);
    const result = operator.apply(columns(size), long, nuisanceShape(operator, size));
    expect(result).toHaveLength(24);
    expect(result.every(Number.isNaN)).toBe(true);
  });

  test("nothing in, nothing out", () => {
    const size = { symbols: 5, times: 12 };
    const empty = operator.example.columns.map(() => new Float64Array(60).fill(Number.NaN));
    const result = operator.apply(empty, params, nuisanceShape(operator, size));
    const known = ofNothing.get(operator.name);
    expect(result.every((x) => (known === undefined ? Number.isNaN(x) : x === known))).toBe(true);
  });
});
