// cs_resid(y, x): what exposures do not explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csResid = crossOperator({
  name: "cs_resid",
  says: "What is left of y on each date after a least-squares fit on an intercept and x.",
  source:
    "BRAIN regression_neut; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: columns("y", "x"),
  unit: unitOfArgument(0),
  cost: 14,
  meaning: ([y, x]) => regressionOf(y!, { exposures: [x!], part: "residual" }),
  kernel: ([y, x], _params, out) => regressRow(y!, { exposures: [x!], part: "residual" }, out),
  sql: rowRegressionSql({
    part: "residual",
    weighted: false,
    collinearShare: collinearRowShare,
    flatShare: flatRowShare,
  }),
  example: {
    columns: [
      [1, 2, 4, 3, 7, 6, Number.NaN, 5],
      [1, 2, 3, 4, 5, 6, 7, Number.NaN],
    ],
    params: [],
    gives: [
      -0.047619047619046,
      -0.161904761904761,
      0.723809523809524,
      -1.390476190476191,
      1.495238095238093,
      -0.619047619047622,
      Number.NaN,
      Number.NaN,
    ],
  },
});
