// tsf_friedrich_coefficients(x, n, coeff, m, r): coefficient of a power in the polynomial of degree m that gives the average step from the level.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { driftPolynomial } from "../statistics-math/langevin.ts";
import { unitAlways } from "../unit.ts";

export const tsfFriedrichCoefficients = statisticOperator({
  name: "tsf_friedrich_coefficients",
  says: "Coefficient of a power in the polynomial of degree m that gives the average step from the level, over r quantiles of the last n values of each symbol; coeff 0 is the highest power.",
  extra: [wholeParam("coeff", { min: 0 }, 0), wholeParam("m", { min: 1 }, 3), wholeParam("r", { min: 1 }, 30)],
  unit: unitAlways("unknown"),
  cost: 1200,
  of: (x, [coeff, m, r]) => driftPolynomial(x, m!, r!)?.[coeff!] ?? Number.NaN,
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6, 5.5, 3.5]],
    params: [8, 0, 1, 4],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      -0.8066157760814252,
      -0.9048305695746209,
      -1.3494085532302091,
    ],
  },
});
