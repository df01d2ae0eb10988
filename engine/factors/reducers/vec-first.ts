// vec_first(m, x): the oldest value of the finer bars.
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";

export const vecFirst: Reducer = {
  name: "vec_first",
  says: "Oldest present value of the finer bars.",
  source: "Definition.",
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values) => values[0]!,
  reduce: (values) => values[0]!,
  sql: (v, m) => `argMin(${v}, ${m})`,
  example: { values: [3, 9, 5], gives: 3 },
};
