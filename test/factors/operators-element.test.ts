// Element-wise operators against other tools, and the maker's five values.
import { describe, expect, test } from "vitest";
import { columns, elementOperator } from "../../engine/factors/make-operator.ts";
import type { Operator } from "../../engine/factors/operator.ts";
import { operators } from "../../engine/factors/operators/index.ts";
import { unitAlways } from "../../engine/factors/unit.ts";
import { complete, expectClose, shapeOf } from "../support/operator-calls.ts";
import { left, right, values } from "./element-values.ts";

const list: readonly Operator[] = operators;
const numbers = (text: string): readonly number[] => text.split(" ").map(Number);

const told = values
  .trim()
  .split("\n")
  .map((line) => {
    const [name = "", params = "[]", gives = ""] = line.split(" | ");
    return { name, params: JSON.parse(params) as readonly number[], gives: numbers(gives) };
  });

describe("element-wise operators", () => {
  test.each(told)("$name with $params is what the other tool gives", ({ name, params, gives }) => {
    const operator = list.find((candidate) => candidate.name === name);
    if (!operator) throw new Error(`There is no operator ${name}.`);
    const wanted = operator.params.filter((param) => param.kind === "column").length;
    const inputs = [left, right].slice(0, wanted).map((text) => Float64Array.from(numbers(text)));
    const found = operator.apply(inputs, complete(operator, params), shapeOf({ symbols: 1, times: gives.length }));
    expectClose(found, gives, name, { relative: 1e-14, absolute: 1e-15 });
  });

  // Source: by hand; the digits of the sum tell which value came in which place.
  test("columns come first and parameters follow, five in all", () => {
    const weigh = { name: "weigh", says: "Test.", source: "Test.", unit: unitAlways("ratio"), cost: 1 };
    const number = (name: string) => ({ name, kind: "number" as const });
    const of = (a: number, b: number, c: number, d: number, e: number): number =>
      a + 10 * b + 100 * c + 1000 * d + 10_000 * e;
    const example = { columns: [], params: [], gives: [] };
    const shape = shapeOf({ symbols: 1, times: 1 });
    for (const missing of ["blank", "open"] as const) {
      for (const count of [1, 2, 3, 4]) {
        const names = ["a", "b", "c", "d", "e"];
        const params = [...columns(...names.slice(0, count)), ...names.slice(count).map(number)];
        const operator = elementOperator({ ...weigh, params, of, example, missing });
        const inputs = names.slice(0, count).map((_, k) => Float64Array.of(k + 1));
        const given = names.slice(count).map((_, k) => count + k + 1);
        expect([...operator.apply(inputs, given, shape)]).toEqual([54_321]);
        expect(operator.meaning([1, 2, 3, 4, 5].slice(0, count), given)).toBe(54_321);
        for (let gap = 0; gap < count; gap++) {
          const holed = inputs.map((input, k) => (k === gap ? Float64Array.of(Number.POSITIVE_INFINITY) : input));
          expect([...operator.apply(holed, given, shape)]).toEqual([Number.NaN]);
        }
      }
    }
  });
});
