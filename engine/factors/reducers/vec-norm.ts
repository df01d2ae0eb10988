// vec_norm(m, x): Euclidean length of the finer bars.
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { totalOf } from "./values.ts";

export const vecNorm: Reducer = {
  name: "vec_norm",
  says: "Square root of the sum of squares of the present values of the finer bars.",
  source: "Definition. BRAIN vec_norm.",
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0)),
  reduce: (values) => Math.sqrt(totalOf(values.map((x) => x * x))),
  sql: (v) => `sqrt(sumKahan(${v} * ${v}))`,
  example: { values: [3, 4], gives: 5 },
};
