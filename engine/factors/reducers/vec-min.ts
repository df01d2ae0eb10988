// vec_min(m, x): smallest value of the finer bars.
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";

export const vecMin: Reducer = {
  name: "vec_min",
  says: "Smallest present value of the finer bars.",
  source: "Definition. BRAIN vec_min.",
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values) => Math.min(...values),
  reduce: (values) => values.reduce((most, x) => Math.min(most, x)),
  sql: (v) => `min(${v})`,
  example: { values: [3, 9, 5], gives: 3 },
};
