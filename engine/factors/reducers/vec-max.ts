// vec_max(m, x): largest value of the finer bars.
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";

export const vecMax: Reducer = {
  name: "vec_max",
  says: "Largest present value of the finer bars.",
  source: "Definition. BRAIN vec_max.",
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values) => Math.max(...values),
  reduce: (values) => values.reduce((most, x) => Math.max(most, x)),
  sql: (v) => `max(${v})`,
  example: { values: [3, 9, 5], gives: 9 },
};
