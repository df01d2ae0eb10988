// tsf_c3(x, n, lag): average product of three values lag bars apart.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { mean } from "../statistics-math/moments.ts";
import { unitOfPower } from "../unit.ts";

export const tsfC3 = statisticOperator({
  name: "tsf_c3",
  says: "Average product of three values lag bars apart, among the last n of each symbol; 0 where there are none.",
  extra: [wholeParam("lag", { min: 0 }, 1)],
  unit: unitOfPower,
  cost: 41,
  of: (x, [lag]) => {
    const count = x.length - 2 * lag!;
    if (count <= 0) return 0;
    const terms = new Float64Array(count);
    for (let i = 0; i < count; i++) terms[i] = x[i + 2 * lag!]! * x[i + lag!]! * x[i]!;
    return mean(terms);
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 1],
    gives: [Number.NaN, Number.NaN, Number.NaN, 9, 18, 48.75],
  },
});
