// Window operators against values from pandas, numpy and scipy, gaps and warm-up included.
import { expect, test } from "vitest";
import type { Operator } from "../../engine/factors/operator.ts";
import { operators } from "../../engine/factors/operators/index.ts";
import { complete, expectClose, shapeOf } from "../support/operator-calls.ts";
import { windowValues1 } from "./window-values-1.ts";
import { windowValues2 } from "./window-values-2.ts";
import { history } from "./window-values-history.ts";

const list: readonly Operator[] = operators;
const lines = `${windowValues1.trim()}\n${windowValues2.trim()}`.split("\n").map((line) => line.split(" "));
const cases = lines.map(([name = "", columns = "", params = "", ...values]) => ({ name, columns, params, values }));

test.each(cases)("$name of $columns with $params", ({ name, columns, params, values }) => {
  const operator = list.find((one) => one.name === name);
  if (!operator) throw new Error(`There is no operator ${name}.`);
  const inputs = [...columns].map((column) => Float64Array.from(history[column] ?? []));
  const given = params === "-" ? [] : params.split(",").map(Number);
  const found = operator.apply(inputs, complete(operator, given), shapeOf({ symbols: 1, times: values.length }));
  const wanted = values.map((value) => (value === "." ? Number.NaN : Number(value)));
  expectClose(found, wanted, name, { relative: 1e-9, absolute: 1e-10 });
  expect(wanted.filter(Number.isFinite).length).toBeGreaterThan(1);
});
