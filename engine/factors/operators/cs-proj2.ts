// cs_proj2(y, x1, x2): what exposures explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csProj2 = crossOperator({
  name: "cs_proj2",
  says: "The value of y on each date that is explained by a least-squares fit on an intercept and x1 and x2.",
  source:
    "BRAIN regression_proj; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: columns("y", "x1", "x2"),
  unit: unitOfArgument(0),
  cost: 20,
  meaning: ([y, x1, x2]) => regressionOf(y!, { exposures: [x1!, x2!], part: "fitted" }),
  kernel: ([y, x1, x2], _params, out) => regressRow(y!, { exposures: [x1!, x2!], part: "fitted" }, out),
  sql: rowRegressionSql({
    part: "fitted",
    weighted: false,
    collinearShare: collinearRowShare,
    flatShare: flatRowShare,
  }),
  example: {
    columns: [
      [1, 2, 4, 3, 7, 6, Number.NaN, 5],
      [1, 2, 3, 4, 5, 6, 7, Number.NaN],
      [1, 0, 0, 1, 0, 2, 1, 1],
    ],
    params: [],
    gives: [
      0.324324324324321,
      2.550675675675672,
      3.8277027027027,
      4.155405405405405,
      6.381756756756756,
      5.76013513513514,
      Number.NaN,
      Number.NaN,
    ],
  },
});
