// tsf_sample_entropy(x, n): how much less likely stretches of three of the last n values of each symbol repeat than stretches of two.
import { statisticOperator } from "../make-statistic.ts";
import { sampleEntropy } from "../statistics-math/templates.ts";
import { unitAlways } from "../unit.ts";

export const tsfSampleEntropy = statisticOperator({
  name: "tsf_sample_entropy",
  says: "How much less likely stretches of three of the last n values of each symbol repeat than stretches of two, within a fifth of their deviation.",
  longest: 2_520,
  unit: unitAlways("ratio"),
  cost: 340,
  of: (x) => sampleEntropy(x),
  example: {
    columns: [[1, 2, 1, 2, 1, 2, 3, 1, 2, 1, 2, 4]],
    params: [9],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      1.252762968495368,
      1.0986122886681098,
      1.252762968495368,
      1.3862943611198906,
    ],
  },
});
