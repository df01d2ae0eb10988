// cs_resid_weighted(y, x, w): what exposures do not explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csResidWeighted = crossOperator({
  name: "cs_resid_weighted",
  says: "What is left of y on each date after a weighted least-squares fit on an intercept and x; only symbols with a weight above 0 count.",
  source:
    "BRAIN regression_neut; the numbers of the example are those of statsmodels WLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: columns("y", "x", "w"),
  unit: unitOfArgument(0),
  cost: 16,
  meaning: ([y, x, w]) => regressionOf(y!, { exposures: [x!], weights: w!, part: "residual" }),
  kernel: ([y, x, w], _params, out) => regressRow(y!, { exposures: [x!], weights: w!, part: "residual" }, out),
  sql: rowRegressionSql({
    part: "residual",
    weighted: true,
    collinearShare: collinearRowShare,
    flatShare: flatRowShare,
  }),
  example: {
    columns: [
      [1, 2, 4, 3, 7, 6, Number.NaN, 5],
      [1, 2, 3, 4, 5, 6, 7, Number.NaN],
      [1, 4, 1, 4, 1, 1, 1, 1],
    ],
    params: [],
    gives: [
      0.106529209621993,
      0.096219931271477,
      1.085910652920962,
      -0.924398625429553,
      2.065292096219931,
      0.054982817869417,
      Number.NaN,
      Number.NaN,
    ],
  },
});
