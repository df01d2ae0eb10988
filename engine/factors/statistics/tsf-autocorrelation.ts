// tsf_autocorrelation(x, n, lag): correlation of the last n values of each symbol with those lag bars before.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { centred, pairwiseSum, variance } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfAutocorrelation = statisticOperator({
  name: "tsf_autocorrelation",
  says: "Correlation of the last n values of each symbol with those lag bars before, about the common mean; nothing where the variance is below 1e-8.",
  extra: [wholeParam("lag", { min: 0 }, 1)],
  unit: unitAlways("ratio"),
  cost: 110,
  of: (x, [lag]) => {
    const spread = variance(x);
    if (x.length < lag! || spread <= 1e-8) return Number.NaN;
    const level = centred(x);
    const terms = new Float64Array(x.length - lag!);
    for (let i = 0; i < terms.length; i++) terms[i] = level[i]! * level[i + lag!]!;
    return pairwiseSum(terms) / (terms.length * spread);
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 1],
    gives: [Number.NaN, Number.NaN, Number.NaN, -1.0586080586080586, -0.7839851024208566, 0.139186295503212],
  },
});
