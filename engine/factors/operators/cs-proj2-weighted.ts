// cs_proj2_weighted(y, x1, x2, w): what exposures explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csProj2Weighted = crossOperator({
  name: "cs_proj2_weighted",
  says: "The value of y on each date that is explained by a weighted least-squares fit on an intercept and x1 and x2; only symbols with a weight above 0 count.",
  source:
    "BRAIN regression_proj; the numbers of the example are those of statsmodels WLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: columns("y", "x1", "x2", "w"),
  unit: unitOfArgument(0),
  cost: 22,
  meaning: ([y, x1, x2, w]) => regressionOf(y!, { exposures: [x1!, x2!], weights: w!, part: "fitted" }),
  kernel: ([y, x1, x2, w], _params, out) => regressRow(y!, { exposures: [x1!, x2!], weights: w!, part: "fitted" }, out),
  sql: rowRegressionSql({
    part: "fitted",
    weighted: true,
    collinearShare: collinearRowShare,
    flatShare: flatRowShare,
  }),
  example: {
    columns: [
      [1, 2, 4, 3, 7, 6, Number.NaN, 5],
      [1, 2, 3, 4, 5, 6, 7, Number.NaN],
      [1, 0, 0, 1, 0, 2, 1, 1],
      [1, 4, 1, 4, 1, 1, 1, 1],
    ],
    params: [],
    gives: [
      -0.155925155925156,
      2.17879417879418,
      3.460498960498962,
      3.68918918918919,
      6.023908523908526,
      5.199584199584201,
      Number.NaN,
      Number.NaN,
    ],
  },
});
