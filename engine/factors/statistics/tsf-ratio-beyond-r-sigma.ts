// tsf_ratio_beyond_r_sigma(x, n, r): share of the last n values of each symbol more than r deviations from their mean.
import { statisticOperator } from "../make-statistic.ts";
import { centred, countOf, deviation } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfRatioBeyondRSigma = statisticOperator({
  name: "tsf_ratio_beyond_r_sigma",
  says: "Share of the last n values of each symbol more than r deviations from their mean.",
  extra: [{ name: "r", kind: "number", min: 0, default: 1 }],
  unit: unitAlways("ratio"),
  cost: 95,
  of: (x, [r]) => {
    const reach = r! * deviation(x);
    return countOf(centred(x), (value) => Math.abs(value) > reach) / x.length;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 1],
    gives: [Number.NaN, Number.NaN, Number.NaN, 0.5, 0.5, 0.5],
  },
});
