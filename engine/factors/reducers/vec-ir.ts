// vec_ir(m, x): average of the finer bars over their deviation.
import { meanOf } from "#engine/core";
import { unitAlways } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { areEqual, momentsOf } from "./values.ts";

export const vecIr: Reducer = {
  name: "vec_ir",
  says: "Average of the present values of the finer bars over their deviation (ddof 0 unless 1 is asked for); nothing where they are all equal.",
  source: "Definition. BRAIN vec_ir; ddof as in ts_ir.",
  param: { name: "ddof", min: 0, max: 1, whole: true, default: 0 },
  unit: unitAlways("ratio"),
  least: 2,
  meaning: (values, ddof) => {
    const mean = meanOf(values);
    const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    return areEqual(values) ? Number.NaN : mean / Math.sqrt(squares / (values.length - ddof));
  },
  reduce: (values, ddof) => {
    if (areEqual(values)) return Number.NaN;
    const { mean, second, n } = momentsOf(values);
    return mean / Math.sqrt(second / (n - ddof));
  },
  example: { values: [1, 2, 6], gives: 3 / Math.sqrt(14 / 3) },
};
