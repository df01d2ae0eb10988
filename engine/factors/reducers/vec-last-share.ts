// vec_last_share(m, x, share): what the last of the finer bars add to the whole.
import { unitAlways } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { totalOf } from "./values.ts";

export const vecLastShare: Reducer = {
  name: "vec_last_share",
  says: "Sum of the last present values of the finer bars, a share of them by number (half unless said, rounded down), over the sum of all; nothing where that is 0.",
  source: "Definition; for volume, how much of a day was traded late.",
  param: { name: "share", min: 0, max: 1, whole: false, default: 0.5 },
  unit: unitAlways("ratio"),
  least: 2,
  meaning: (values, share) => {
    const sum = (part: readonly number[]): number => part.reduce((total, x) => total + x, 0);
    return sum(values.slice(values.length - Math.floor(values.length * share))) / sum(values);
  },
  reduce: (values, share) => totalOf(values, values.length - Math.floor(values.length * share)) / totalOf(values),
  example: { values: [1, 3, 4, 2, 10], gives: 0.6 },
};
