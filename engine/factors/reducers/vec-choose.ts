// vec_choose(m, x, k): the k-th value of the finer bars.
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";

export const vecChoose: Reducer = {
  name: "vec_choose",
  says: "The k-th present value of the finer bars: counted from the oldest when k is positive, from the newest when it is negative.",
  source: "Definition. BRAIN vec_choose, which counts from 0.",
  param: { name: "k", min: -100_000, max: 100_000, whole: true, default: -1, not: 0 },
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values, k) => (k > 0 ? values[k - 1] : values.at(k)) ?? Number.NaN,
  reduce: (values, k) => values[k > 0 ? k - 1 : values.length + k] ?? Number.NaN,
  example: { values: [3, 9, 5], param: 2, gives: 9 },
};
