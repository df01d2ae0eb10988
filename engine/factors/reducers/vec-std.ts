// vec_std(m, x): standard deviation of the finer bars.
import { meanOf } from "#engine/core";
import { unitOfArgument } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { areEqual, momentsOf } from "./values.ts";

export const vecStd: Reducer = {
  name: "vec_std",
  says: "Standard deviation of the present values of the finer bars (ddof 1 unless 0 is asked for); 0 where they are all equal.",
  source: "Definition. Same values as pandas Series.std(ddof).",
  param: { name: "ddof", min: 0, max: 1, whole: true, default: 1 },
  unit: unitOfArgument(0),
  least: 1,
  meaning: (values, ddof) => {
    const mean = meanOf(values);
    const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    return values.length <= ddof ? Number.NaN : Math.sqrt(squares / (values.length - ddof));
  },
  reduce: (values, ddof) => {
    if (values.length <= ddof) return Number.NaN;
    return areEqual(values) ? 0 : Math.sqrt(momentsOf(values).second / (values.length - ddof));
  },
  sql: (v, _m, ddof) =>
    ddof === 1 ? `multiIf(count(${v}) < 2, NULL, max(${v}) = min(${v}), 0., stddevSampStable(${v}))` : null,
  example: { values: [1, 2, 6], param: 0, gives: Math.sqrt(14 / 3) },
};
