// vec_count(m, x): how many finer bars have a value.
import { unitAlways } from "../unit.ts";
import type { Reducer } from "./reducer.ts";

export const vecCount: Reducer = {
  name: "vec_count",
  says: "How many of the finer bars have a value; 0 when the symbol has none while others have bars.",
  source: "Definition. BRAIN vec_count.",
  unit: unitAlways("count"),
  least: 0,
  meaning: (values) => values.length,
  reduce: (values) => values.length,
  sql: (v) => `count(${v})`,
  example: { values: [4, 4, 7], gives: 3 },
};
