// tsf_index_mass_quantile(x, n, q): share of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { magnitudes, pairwiseSum } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfIndexMassQuantile = statisticOperator({
  name: "tsf_index_mass_quantile",
  says: "Share of the last n values of each symbol, from the oldest on, that holds the share q of the sum of magnitudes.",
  extra: [{ name: "q", kind: "number", min: 0, max: 1, default: 0.5 }],
  unit: unitAlways("ratio"),
  cost: 37,
  of: (x, [q]) => {
    const sizes = magnitudes(x);
    const total = pairwiseSum(sizes);
    if (total === 0) return Number.NaN;
    let sum = 0;
    for (let i = 0; i < sizes.length; i++) {
      sum += sizes[i]!;
      if (sum / total >= q!) return (i + 1) / sizes.length;
    }
    return 1 / sizes.length;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 0.5],
    gives: [Number.NaN, Number.NaN, Number.NaN, 0.75, 0.75, 0.75],
  },
});
