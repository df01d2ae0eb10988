// tsf_time_reversal_asymmetry_statistic(x, n, lag): average difference of the last n values of each symbol from their mirror in time.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { mean } from "../statistics-math/moments.ts";
import { unitOfPower } from "../unit.ts";

export const tsfTimeReversalAsymmetryStatistic = statisticOperator({
  name: "tsf_time_reversal_asymmetry_statistic",
  says: "Average difference of the last n values of each symbol from their mirror in time, in products of three values lag bars apart; 0 where there are none.",
  extra: [wholeParam("lag", { min: 0 }, 1)],
  unit: unitOfPower,
  cost: 62,
  of: (x, [lag]) => {
    const count = x.length - 2 * lag!;
    if (count <= 0) return 0;
    const terms = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const [first, middle, last] = [x[i]!, x[i + lag!]!, x[i + 2 * lag!]!];
      terms[i] = last * last * middle - middle * first * first;
    }
    return mean(terms);
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 1],
    gives: [Number.NaN, Number.NaN, Number.NaN, 6, 9.25, 203.625],
  },
});
