// vec_range(m, x): distance between the extremes of the finer bars.
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";

export const vecRange: Reducer = {
  name: "vec_range",
  says: "Largest minus smallest present value of the finer bars.",
  source: "Definition. BRAIN vec_range.",
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values) => Math.max(...values) - Math.min(...values),
  reduce: (values) => {
    let [low, high] = [values[0]!, values[0]!];
    for (let i = 1; i < values.length; i++) {
      low = Math.min(low, values[i]!);
      high = Math.max(high, values[i]!);
    }
    return high - low;
  },
  sql: (v) => `(max(${v}) - min(${v}))`,
  example: { values: [3, 9, 5], gives: 6 },
};
