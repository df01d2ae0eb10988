// tsf_approximate_entropy(x, n, m, r): how much less likely stretches of m + 1 of the last n values of each symbol repeat than stretches of m.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { approximateEntropy } from "../statistics-math/templates.ts";
import { unitAlways } from "../unit.ts";

export const tsfApproximateEntropy = statisticOperator({
  name: "tsf_approximate_entropy",
  says: "How much less likely stretches of m + 1 of the last n values of each symbol repeat than stretches of m, within r deviations.",
  extra: [wholeParam("m", { min: 1 }, 2), { name: "r", kind: "number", min: 0, default: 0.1 }],
  longest: 2_520,
  unit: unitAlways("ratio"),
  cost: 590,
  of: (x, [m, r]) => approximateEntropy(x, m!, r!),
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2]],
    params: [5, 1, 0.7],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      0.14205052969257692,
      0.01519939714622609,
      0.3313741931337466,
    ],
  },
});
