// cs_proj3_weighted(y, x1, x2, x3, w): what exposures explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csProj3Weighted = crossOperator({
  name: "cs_proj3_weighted",
  says: "The value of y on each date that is explained by a weighted least-squares fit on an intercept and x1, x2 and x3; only symbols with a weight above 0 count.",
  source:
    "BRAIN regression_proj; the numbers of the example are those of statsmodels WLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: columns("y", "x1", "x2", "x3", "w"),
  unit: unitOfArgument(0),
  cost: 28,
  meaning: ([y, x1, x2, x3, w]) => regressionOf(y!, { exposures: [x1!, x2!, x3!], weights: w!, part: "fitted" }),
  kernel: ([y, x1, x2, x3, w], _params, out) =>
    regressRow(y!, { exposures: [x1!, x2!, x3!], weights: w!, part: "fitted" }, out),
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
      [0, 1, 0, 0, 1, 0, 0, 1],
      [1, 4, 1, 4, 1, 1, 1, 1],
    ],
    params: [],
    gives: [
      -0.176262178919398,
      2.234720992028344,
      3.287865367581932,
      3.650132860938884,
      6.061116031886627,
      5.28786536758193,
      Number.NaN,
      Number.NaN,
    ],
  },
});
