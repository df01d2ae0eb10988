// Element operators over whole columns, constants and every nuisance among them: the same bits as their meaning, cell by cell.
import { describe, expect, test } from "vitest";
import { allOperators } from "../../engine/factors/all-operators.ts";
import type { ElementOperator, Operator } from "../../engine/factors/operator.ts";
import { complete, nuisanceColumn, nuisances, shapeOf } from "../support/operator-calls.ts";

const size = { symbols: 3, times: 40 };
const cells = size.symbols * size.times;
const edges = [
  0,
  -0,
  5e-324,
  -5e-324,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  1,
  -1,
];
const crossed = (k: number): Float64Array =>
  Float64Array.from({ length: cells }, (_, i) => edges[Math.floor(i / edges.length ** k) % edges.length] ?? 0);

const elements = (allOperators as readonly Operator[]).filter(
  (operator): operator is ElementOperator => operator.family === "element",
);

function expectMeaning(operator: ElementOperator, inputs: readonly Float64Array[]): void {
  const params = complete(operator, operator.example.params);
  const out = new Float64Array(cells).fill(7);
  expect(operator.apply(inputs, params, { ...shapeOf(size), out })).toBe(out);
  for (let i = 0; i < cells; i++) {
    const values = inputs.map((input) => input[input.length === 1 ? 0 : i] ?? 0);
    const wanted = operator.meaning(
      values.map((value) => (Number.isFinite(value) ? value : Number.NaN)),
      params,
    );
    if (!Object.is(out[i], wanted))
      expect.fail(`${operator.name}(${values.join(", ")}) is ${out[i]}, wanted ${wanted}`);
  }
}

describe.each(elements.map((operator) => [operator.name, operator] as const))("%s", (_name, operator) => {
  const columns = operator.example.columns.length;
  test("columns of edges, and of every nuisance", () => {
    expectMeaning(
      operator,
      Array.from({ length: columns }, (_, k) => crossed(k)),
    );
    for (const kind of nuisances) {
      expectMeaning(
        operator,
        Array.from({ length: columns }, (_, k) => nuisanceColumn(kind, size, k)),
      );
    }
  });

  test("a column of length 1 is a constant", () => {
    for (let constant = 0; constant < columns; constant++) {
      for (const edge of [2, 0, Number.NaN, Number.NEGATIVE_INFINITY]) {
        expectMeaning(
          operator,
          Array.from({ length: columns }, (_, k) => (k === constant ? Float64Array.of(edge) : crossed(k))),
        );
      }
    }
  });
});
