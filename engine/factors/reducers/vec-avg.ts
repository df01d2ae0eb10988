// vec_avg(m, x): average of the finer bars.
import { meanOf } from "#engine/core";
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { totalOf } from "./values.ts";

export const vecAvg: Reducer = {
  name: "vec_avg",
  says: "Average of the present values of the finer bars.",
  source: "Definition. BRAIN vec_avg.",
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values) => meanOf(values),
  reduce: (values) => totalOf(values) / values.length,
  sql: (v) => `sumKahan(${v}) / count(${v})`,
  example: { values: [1, 2, 6], gives: 3 },
};
