// tsf_fourier_entropy(x, n, bins): entropy of the power spectral density of the last n values of each symbol in equal bins of its height.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { binnedEntropy } from "../statistics-math/bins.ts";
import { largest, scaled } from "../statistics-math/moments.ts";
import { welchDensity } from "../statistics-math/welch.ts";
import { unitAlways } from "../unit.ts";

export const tsfFourierEntropy = statisticOperator({
  name: "tsf_fourier_entropy",
  says: "Entropy of the power spectral density of the last n values of each symbol in equal bins of its height.",
  extra: [wholeParam("bins", { min: 1 }, 10)],
  unit: unitAlways("ratio"),
  cost: 430,
  of: (x, [bins]) => {
    const density = welchDensity(x);
    const most = largest(density);
    return most > 0 ? binnedEntropy(scaled(density, most), bins!) : Number.NaN;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6]],
    params: [6, 3],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Math.LN2, Math.LN2, 1.0397207708399179],
  },
});
