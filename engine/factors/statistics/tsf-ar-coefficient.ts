// tsf_ar_coefficient(x, n, coeff, k): constant (coeff 0).
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { autoregression } from "../statistics-math/autoregression.ts";
import { unitAlways } from "../unit.ts";

export const tsfArCoefficient = statisticOperator({
  name: "tsf_ar_coefficient",
  says: "Constant (coeff 0) or coefficient of a lag (coeff 1 … k) in a regression of each value on the k before it, over the last n values of each symbol.",
  source: "Where there are too few values, the last coefficient is 0 and the others are missing, as there.",
  extra: [wholeParam("coeff", { min: 0 }, 1), wholeParam("k", { min: 1 }, 10)],
  unit: unitAlways("unknown"),
  cost: 1600,
  of: (x, [coeff, k]) => {
    if (coeff! > k!) return Number.NaN;
    const found = autoregression(x, k!);
    return found === null ? (coeff === k ? 0 : Number.NaN) : found[coeff!]!;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6, 5.5, 3.5]],
    params: [8, 1, 1],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      -0.18346456692913413,
      -0.17997097242380247,
      -0.3201834862385318,
    ],
  },
});
