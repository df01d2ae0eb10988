// tsf_longest_strike_below_mean(x, n): longest run of the last n values of each symbol below their mean.
import { statisticOperator } from "../make-statistic.ts";
import { mean } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfLongestStrikeBelowMean = statisticOperator({
  name: "tsf_longest_strike_below_mean",
  says: "Longest run of the last n values of each symbol below their mean.",
  unit: unitAlways("count"),
  cost: 34,
  of: (x) => {
    const middle = mean(x);
    let [run, longest] = [0, 0];
    for (const value of x) {
      run = value < middle ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2]],
    params: [5],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, 1, 3, 2],
  },
});
