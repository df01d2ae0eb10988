// tsf_kurtosis(x, n): bias-corrected excess kurtosis of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { centred, pairwiseSum, squares } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfKurtosis = statisticOperator({
  name: "tsf_kurtosis",
  says: "Bias-corrected excess kurtosis of the last n values of each symbol; 0 where nothing varies.",
  source: "pandas kurt: top and bottom below 1e-14 count as 0.",
  unit: unitAlways("ratio"),
  cost: 90,
  of: (x) => {
    const n = x.length;
    if (n < 4) return Number.NaN;
    const level = squares(centred(x));
    const second = pairwiseSum(level);
    const fourth = pairwiseSum(squares(level));
    const top = n * (n + 1) * (n - 1) * fourth;
    const below = (n - 2) * (n - 3) * second ** 2;
    if (below < 1e-14) return 0;
    return (top < 1e-14 ? 0 : top) / below - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3));
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, -3.032967032967033, -4.4092256795980145, 1.2855118781781751],
  },
});
