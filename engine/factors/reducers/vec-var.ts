// vec_var(m, x): variance of the finer bars.
import { meanOf } from "#engine/core";
import { unitOfPower } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { areEqual, momentsOf } from "./values.ts";

export const vecVar: Reducer = {
  name: "vec_var",
  says: "Variance of the present values of the finer bars (ddof 1 unless 0 is asked for); 0 where they are all equal.",
  source: "Definition. Same values as pandas Series.var(ddof).",
  param: { name: "ddof", min: 0, max: 1, whole: true, default: 1 },
  unit: unitOfPower,
  least: 1,
  meaning: (values, ddof) => {
    const mean = meanOf(values);
    return values.length <= ddof
      ? Number.NaN
      : values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - ddof);
  },
  reduce: (values, ddof) => {
    if (values.length <= ddof) return Number.NaN;
    return areEqual(values) ? 0 : momentsOf(values).second / (values.length - ddof);
  },
  sql: (v, _m, ddof) =>
    ddof === 1 ? `multiIf(count(${v}) < 2, NULL, max(${v}) = min(${v}), 0., pow(stddevSampStable(${v}), 2))` : null,
  example: { values: [1, 2, 6], gives: 7 },
};
