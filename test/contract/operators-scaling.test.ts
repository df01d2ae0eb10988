// What must not matter, does not: the currency that prices are in, the order of symbols, the order of dates for operators within one date.
import { describe, test } from "vitest";
import { allOperators as operators } from "../../engine/factors/all-operators.ts";
import type { Operator } from "../../engine/factors/operator.ts";
import {
  expectClose,
  expectSame,
  nuisanceColumn,
  nuisanceShape,
  shapeOf,
  someParams,
} from "../support/operator-calls.ts";

const list: readonly Operator[] = operators;
const size = { symbols: 7, times: 40 };
const kinds = ["plain", "gaps", "ties", "constant", "steps", "spike"] as const;

function columnsFor(operator: Operator, kind: (typeof kinds)[number]): readonly Float64Array[] {
  return operator.example.columns.map((_, k) => nuisanceColumn(kind, size, 11 + k));
}

/** Element operators such as log are plain numbers in a unit's clothes; the other families are scale-free where they say so. */
const scaling = list.filter((operator) => operator.family !== "element");

describe.each(scaling.map((operator) => [operator.name, operator] as const))("%s", (_name, operator) => {
  const prices = operator.example.columns.map(() => ({ unit: "price" as const, constant: null }));
  const result = operator.unit(prices);
  const unit = "unit" in result ? result.unit : "unknown";

  // Source: definition of a unit. A factor of 4 is exact in binary, and so is its square root; hence equal bits.
  test.runIf(unit !== "unknown")(`prices four times as large: a result in ${unit} follows`, () => {
    const shape = nuisanceShape(operator, size);
    const params = someParams(operator, { window: 5, least: 3 });
    for (const kind of kinds) {
      const inputs = columnsFor(operator, kind);
      const usual = operator.apply(inputs, params, shape);
      const scaled = operator.apply(
        inputs.map((input) => input.map((x) => 4 * x)),
        params,
        shape,
      );
      expectSame(scaled, unit === "price" ? usual.map((x) => 4 * x) : usual);
    }
  });
});

describe.each(list.map((operator) => [operator.name, operator] as const))("%s", (_name, operator) => {
  const shape = nuisanceShape(operator, size);
  const params = someParams(operator, { window: 4, least: 2 });

  test("symbols in another order give the same rows in that order", () => {
    const order = [3, 0, 6, 1, 5, 2, 4];
    const moved = (column: ArrayLike<number>): number[] =>
      order.flatMap((s) => Array.from(column).slice(s * size.times, (s + 1) * size.times));
    const groups = shape.groups.map((group) => moved(group.codes));
    for (const kind of kinds) {
      const inputs = columnsFor(operator, kind);
      const usual = moved(operator.apply(inputs, params, shape));
      const permuted = inputs.map((input) => Float64Array.from(moved(input)));
      const scale = Math.max(...inputs.flatMap((input) => [...input].filter(Number.isFinite).map(Math.abs)));
      const tolerance = { relative: 1e-9, absolute: operator.family === "element" ? 0 : 1e-12 * scale };
      expectClose(operator.apply(permuted, params, shapeOf(size, groups)), usual, kind, tolerance);
    }
  });

  test.runIf(operator.family !== "window")(
    "each date stands alone: dates turned round give results turned round",
    () => {
      const turned = (column: ArrayLike<number>): number[] =>
        Array.from({ length: size.symbols }, (_, s) =>
          Array.from(column)
            .slice(s * size.times, (s + 1) * size.times)
            .reverse(),
        ).flat();
      const groups = shape.groups.map((group) => turned(group.codes));
      for (const kind of kinds) {
        const inputs = columnsFor(operator, kind);
        const usual = turned(operator.apply(inputs, params, shape));
        const back = operator.apply(
          inputs.map((input) => Float64Array.from(turned(input))),
          params,
          shapeOf(size, groups),
        );
        expectSame(back, usual);
      }
    },
  );
});
