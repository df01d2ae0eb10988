// vec_skew(m, x): skewness of the finer bars.
import { meanOf } from "#engine/core";
import { unitAlways } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { areEqual, momentsOf } from "./values.ts";

export const vecSkew: Reducer = {
  name: "vec_skew",
  says: "Bias-corrected skewness of the present values of the finer bars; nothing where they are all equal.",
  source:
    "Definition. Same values as pandas Series.skew(). By hand: [1, 2, 3, 4, 10] has central moments 10 and 36, so √20 / 3 × 36 / 10^1.5.",
  unit: unitAlways("ratio"),
  least: 3,
  meaning: (values) => {
    const n = values.length;
    const mean = meanOf(values);
    const [m2, m3] = [2, 3].map((k) => meanOf(values.map((x) => (x - mean) ** k)));
    return areEqual(values) ? Number.NaN : ((Math.sqrt(n * (n - 1)) / (n - 2)) * m3!) / m2! ** 1.5;
  },
  reduce: (values) => {
    if (areEqual(values)) return Number.NaN;
    const { n, second, third } = momentsOf(values);
    return ((Math.sqrt(n * (n - 1)) / (n - 2)) * (third / n)) / (second / n) ** 1.5;
  },
  example: { values: [1, 2, 3, 4, 10], gives: (Math.sqrt(20) / 3) * (36 / 10 ** 1.5) },
};
