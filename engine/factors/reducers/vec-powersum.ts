// vec_powersum(m, x, k): sum of powers of the finer bars.
import { unitOfPower } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { totalOf } from "./values.ts";

export const vecPowersum: Reducer = {
  name: "vec_powersum",
  says: "Sum of the k-th powers of the present values of the finer bars; realized variance is that of returns with k = 2.",
  source: "Definition. BRAIN vec_powersum.",
  param: { name: "k", min: 1, max: 8, whole: true, default: 2 },
  unit: unitOfPower,
  least: 1,
  meaning: (values, k) => values.reduce((sum, x) => sum + x ** k, 0),
  reduce: (values, k) => totalOf(values.map((x) => x ** k)),
  sql: (v, _m, k) => `sumKahan(pow(${v}, ${k}))`,
  example: { values: [1, 2, 3], param: 3, gives: 36 },
};
