// vec_median(m, x): the middle value of the finer bars.
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { quantileOf } from "./values.ts";

export const vecMedian: Reducer = {
  name: "vec_median",
  says: "Median of the present values of the finer bars; the average of the middle two when they are even in number.",
  source: "Definition.",
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values) => {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  },
  reduce: (values) => quantileOf(values, 0.5),
  example: { values: [3, 9, 5, 6], gives: 5.5 },
};
