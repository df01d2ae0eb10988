// tsf_skewness(x, n): bias-corrected skewness of the last n values of each symbol.
import { statisticOperator } from "../make-statistic.ts";
import { centred, pairwiseSum, squares } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfSkewness = statisticOperator({
  name: "tsf_skewness",
  says: "Bias-corrected skewness of the last n values of each symbol; 0 where nothing varies.",
  source: "pandas skew: sums of squares and of cubes below 1e-14 count as 0.",
  unit: unitAlways("ratio"),
  cost: 77,
  of: (x) => {
    const n = x.length;
    if (n < 3) return Number.NaN;
    const level = centred(x);
    const terms = squares(level);
    const second = pairwiseSum(terms);
    if (second < 1e-14) return 0;
    for (let i = 0; i < n; i++) terms[i]! *= level[i]!;
    const third = pairwiseSum(terms);
    const bias = (n * Math.sqrt(n - 1)) / (n - 2);
    return (bias * (Math.abs(third) < 1e-14 ? 0 : third)) / (second * Math.sqrt(second));
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 0.32323140755718455, 0.16923763134384154, 0.682731727036787],
  },
});
