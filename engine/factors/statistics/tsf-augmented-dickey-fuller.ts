// tsf_augmented_dickey_fuller(x, n, attr, autolag): statistic.
import { choiceParam, statisticOperator } from "../make-statistic.ts";
import { dickeyFuller, lagRules } from "../statistics-math/dickey-fuller.ts";
import { unitAlways } from "../unit.ts";

const attributes = ["teststat", "pvalue", "usedlag"] as const;

export const tsfAugmentedDickeyFuller = statisticOperator({
  name: "tsf_augmented_dickey_fuller",
  says: "Statistic, p-value or number of lags of the augmented Dickey–Fuller test for a unit root in the last n values of each symbol.",
  extra: [choiceParam("attr", attributes), choiceParam("autolag", lagRules)],
  unit: unitAlways("unknown"),
  cost: 2600,
  of: (x, [attr, rule]) => dickeyFuller(x, lagRules[rule!]!)?.[attributes[attr!]!] ?? Number.NaN,
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6, 5.5, 3.5, 8, 9.5, 7]],
    params: [12, 0, 0],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      -1.4425681440197524,
      -2.939577499643461,
    ],
  },
});
