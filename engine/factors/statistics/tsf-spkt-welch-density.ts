// tsf_spkt_welch_density(x, n, coeff): power spectral density of the last n values of each symbol at one frequency.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { welchDensity } from "../statistics-math/welch.ts";
import { unitOfPower } from "../unit.ts";

export const tsfSpktWelchDensity = statisticOperator({
  name: "tsf_spkt_welch_density",
  says: "Power spectral density of the last n values of each symbol at one frequency, by Welch’s averaged pieces.",
  extra: [wholeParam("coeff", { min: 0 }, 2)],
  unit: unitOfPower,
  cost: 380,
  of: (x, [coeff]) => welchDensity(x)[coeff!] ?? Number.NaN,
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6]],
    params: [6, 2],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      9.722222222222227,
      25.097222222222232,
      33.87499999999999,
    ],
  },
});
