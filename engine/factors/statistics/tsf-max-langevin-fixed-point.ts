// tsf_max_langevin_fixed_point(x, n, m, r): highest level at which the average step vanishes.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { driftPolynomial } from "../statistics-math/langevin.ts";
import { realPartsOfRoots } from "../statistics-math/polynomial.ts";
import { unitOfArgument } from "../unit.ts";

export const tsfMaxLangevinFixedPoint = statisticOperator({
  name: "tsf_max_langevin_fixed_point",
  says: "Highest level at which the average step vanishes, by the polynomial of degree m over r quantiles of the last n values of each symbol.",
  extra: [wholeParam("m", { min: 1 }, 3), wholeParam("r", { min: 1 }, 30)],
  unit: unitOfArgument(0),
  cost: 2300,
  of: (x, [m, r]) => {
    const drift = driftPolynomial(x, m!, r!);
    const roots = drift === null ? [] : realPartsOfRoots(drift);
    return roots.length === 0 ? Number.NaN : Math.max(...roots);
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6, 5.5, 3.5]],
    params: [8, 1, 4],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      3.764984227129335,
      5.361752988047807,
      4.580917060013486,
    ],
  },
});
