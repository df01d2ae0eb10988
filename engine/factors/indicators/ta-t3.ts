// ta_t3(x, n, v): Tillson's T3.
import { indicator, numberParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { chained, tillsonWeights } from "../technical/averages.ts";
import { chainOf, lastOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taT3 = indicator({
  name: "ta_t3",
  says: "Tillson's T3: six exponential averages in a chain, the last four weighed so that it is smooth and lags little.",
  source: "TA-Lib's T3.",
  params: [...columns("x"), periodParam(5), numberParam("v", 0.7, { min: 0, max: 1 })],
  unit: unitOfArgument(0),
  cost: 15,
  meaning: overPast(([x], [n, v]) => lastOf(chainOf(x!, n!, tillsonWeights(v!)))),
  kernel: ([x], [n, v], out) => {
    chained(x!, { n: n!, first: 0, begin: 6 * (n! - 1), weights: tillsonWeights(v!) }, out);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [2, 0.7],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      8.340756591982935,
      10.56808088197937,
      10.662705617368623,
      10.883457061084869,
    ],
  },
});
