// tsf_binned_entropy(x, n, max_bins): entropy of the shares of the last n values of each symbol in max_bins equal bins of their range.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { binnedEntropy } from "../statistics-math/bins.ts";
import { unitAlways } from "../unit.ts";

export const tsfBinnedEntropy = statisticOperator({
  name: "tsf_binned_entropy",
  says: "Entropy of the shares of the last n values of each symbol in max_bins equal bins of their range.",
  extra: [wholeParam("max_bins", { min: 1 }, 10)],
  unit: unitAlways("ratio"),
  cost: 130,
  of: (x, [bins]) => binnedEntropy(x, bins!),
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 3],
    gives: [Number.NaN, Number.NaN, Number.NaN, Math.LN2, Math.LN2, 1.0397207708399179],
  },
});
