// vec_kurt(m, x): excess kurtosis of the finer bars.
import { meanOf } from "#engine/core";
import { unitAlways } from "../unit.ts";
import type { Reducer } from "./reducer.ts";
import { areEqual, momentsOf } from "./values.ts";

export const vecKurt: Reducer = {
  name: "vec_kurt",
  says: "Bias-corrected excess kurtosis of the present values of the finer bars (0 for a normal); nothing where they are all equal.",
  source:
    "Definition. Same values as pandas Series.kurt(). By hand: [1, 2, 3, 4, 10] has central moments 10 and 278.8, so 4 / 6 × (6 × (2.788 − 3) + 6).",
  unit: unitAlways("ratio"),
  least: 4,
  meaning: (values) => {
    const n = values.length;
    const mean = meanOf(values);
    const [m2, m4] = [2, 4].map((k) => meanOf(values.map((x) => (x - mean) ** k)));
    if (areEqual(values)) return Number.NaN;
    return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (m4! / m2! ** 2 - 3) + 6);
  },
  reduce: (values) => {
    if (areEqual(values)) return Number.NaN;
    const { n, second, fourth } = momentsOf(values);
    return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * ((n * fourth) / second ** 2 - 3) + 6);
  },
  example: { values: [1, 2, 3, 4, 10], gives: 3.152 },
};
