// tsf_cwt_coefficients(x, n, coeff, w): coefficient at place coeff and width w of the wavelet transform with a Mexican hat of the last n values of each symbol.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { hatCoefficient } from "../statistics-math/wavelets.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfCwtCoefficients = statisticOperator({
  name: "tsf_cwt_coefficients",
  says: "Coefficient at place coeff and width w of the wavelet transform with a Mexican hat of the last n values of each symbol.",
  source: "The list of widths around w changes nothing.",
  extra: [wholeParam("coeff", { min: 0 }, 0), wholeParam("w", { min: 1 }, 2)],
  unit: unitOfArgument(0),
  cost: 16,
  of: (x, [coeff, w]) => (coeff! < x.length ? hatCoefficient(x, coeff!, w!) : Number.NaN),
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 1, 2],
    gives: [Number.NaN, Number.NaN, Number.NaN, 2.7548272964133265, 2.2747972349083443, 2.664266888272637],
  },
});
