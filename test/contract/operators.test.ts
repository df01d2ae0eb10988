// Every operator keeps its word: example, meaning and fast form agree, and the list is complete.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { allOperators as operators } from "../../engine/factors/all-operators.ts";
import { candles } from "../../engine/factors/candles/index.ts";
import { indicators } from "../../engine/factors/indicators/index.ts";
import { completeParams, type Operator } from "../../engine/factors/operator.ts";
import { operators as core } from "../../engine/factors/operators/index.ts";
import { statistics } from "../../engine/factors/statistics/index.ts";
import { complete, expectClose, shapeOf } from "../support/operator-calls.ts";
import { applyMeaning } from "../support/operator-meaning.ts";

const list: readonly Operator[] = operators;

const rooms = [
  ["operators", core],
  ["indicators", indicators],
  ["candles", candles],
  ["statistics", statistics],
] as const satisfies readonly (readonly [string, readonly Operator[]])[];

test.each(rooms)("every file of %s is in the list, and the list is alphabetical", (room, entries) => {
  const folder = fileURLToPath(new URL(`../../engine/factors/${room}/`, import.meta.url));
  const files = readdirSync(folder).filter((file) => file !== "index.ts");
  const wanted = files.map((file) => file.replace(/\.ts$/, "").replaceAll("-", "_"));
  expect(entries.map((operator: Operator) => operator.name)).toEqual(wanted.sort());
});

test("no two operators share a name", () => {
  expect(new Set(list.map((operator) => operator.name)).size).toBe(list.length);
});

describe.each(list.map((operator) => [operator.name, operator] as const))("%s", (_name, operator) => {
  const { example } = operator;

  test("fast form and meaning both give the example", () => {
    const cross = operator.family === "cross" || operator.family === "group";
    const width = example.gives.length;
    const size = shapeOf(cross ? { symbols: width, times: 1 } : { symbols: 1, times: width }, example.groups);
    const shape = example.stamps ? { ...size, stamps: Float64Array.from(example.stamps) } : size;
    const inputs = example.columns.map((values) => Float64Array.from(values));
    const params = complete(operator, example.params);
    expectClose(operator.apply(inputs, params, shape), example.gives, "fast form");
    expectClose(applyMeaning(operator, inputs, params, shape), example.gives, "meaning");
  });

  test("says what it is and where its definition comes from", () => {
    expect(operator.says).toMatch(/\.$/);
    expect(operator.source).toMatch(/\.$/);
    expect(operator.cost).toBeGreaterThan(0);
    expect(operator.params[0]?.kind).toBe("column");
    expect(example.columns).toHaveLength(operator.params.filter((param) => param.kind === "column").length);
  });

  test("parameters refuse what is meaningless", () => {
    const wanted = operator.params.filter((param) => param.kind !== "column" && param.kind !== "group");
    wanted.forEach((param, at) => {
      const given = [...complete(operator, example.params)];
      const bad = param.kind === "window" ? [0, -1, 2.5, Number.NaN] : [Number.NaN, Number.POSITIVE_INFINITY];
      for (const value of bad) {
        given[at] = value;
        expect(completeParams(operator, given), `${param.name} = ${value}`).toMatchObject({ at });
      }
    });
    expect(completeParams(operator, [...complete(operator, example.params), 1])).toHaveProperty("problem");
  });
});
