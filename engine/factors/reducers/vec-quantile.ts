// vec_quantile(m, x, q): a quantile of the finer bars.
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { quantileOf } from "./values.ts";

export const vecQuantile: Reducer = {
  name: "vec_quantile",
  says: "The q-quantile of the present values of the finer bars, by linear interpolation.",
  source: "Definition. Same values as pandas Series.quantile(q); BRAIN vec_percentage.",
  param: { name: "q", min: 0, max: 1, whole: false },
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values, q) => {
    const sorted = values.toSorted((a, b) => a - b);
    const place = (sorted.length - 1) * q;
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return low + (place % 1) * (high - low);
  },
  reduce: (values, q) => quantileOf(values, q),
  example: { values: [10, 0, 30, 20], param: 0.25, gives: 7.5 },
};
