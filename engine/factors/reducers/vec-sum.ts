// vec_sum(m, x): sum of the finer bars.
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { totalOf } from "./values.ts";

export const vecSum: Reducer = {
  name: "vec_sum",
  says: "Sum of the present values of the finer bars.",
  source: "Definition. BRAIN vec_sum.",
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values) => values.reduce((sum, x) => sum + x, 0),
  reduce: (values) => totalOf(values),
  sql: (v) => `sumKahan(${v})`,
  example: { values: [1, 2, 6], gives: 9 },
};
