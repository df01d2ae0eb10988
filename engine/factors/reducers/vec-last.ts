// vec_last(m, x): the newest value of the finer bars.
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";

export const vecLast: Reducer = {
  name: "vec_last",
  says: "Newest present value of the finer bars.",
  source: "Definition.",
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values) => values.at(-1)!,
  reduce: (values) => values[values.length - 1]!,
  sql: (v, m) => `argMax(${v}, ${m})`,
  example: { values: [3, 9, 5], gives: 5 },
};
