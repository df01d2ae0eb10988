// tsf_variation_coefficient(x, n): standard deviation of the last n values of each symbol as a share of their mean.
import { statisticOperator } from "../make-statistic.ts";
import { deviation, mean } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfVariationCoefficient = statisticOperator({
  name: "tsf_variation_coefficient",
  says: "Standard deviation of the last n values of each symbol as a share of their mean.",
  unit: unitAlways("ratio"),
  cost: 44,
  of: (x) => deviation(x) / mean(x),
  example: {
    columns: [[3, 1, 4, 1.5, 5]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 0.46770717334674267, 0.6056929133855239, 0.420560041253707],
  },
});
