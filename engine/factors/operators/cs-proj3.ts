// cs_proj3(y, x1, x2, x3): what exposures explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csProj3 = crossOperator({
  name: "cs_proj3",
  says: "The value of y on each date that is explained by a least-squares fit on an intercept and x1, x2 and x3.",
  source:
    "BRAIN regression_proj; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: columns("y", "x1", "x2", "x3"),
  unit: unitOfArgument(0),
  cost: 26,
  meaning: ([y, x1, x2, x3]) => regressionOf(y!, { exposures: [x1!, x2!, x3!], part: "fitted" }),
  kernel: ([y, x1, x2, x3], _params, out) => regressRow(y!, { exposures: [x1!, x2!, x3!], part: "fitted" }, out),
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
      [0, 1, 0, 0, 1, 0, 0, 1],
    ],
    params: [],
    gives: [
      0.326923076923079,
      2.596153846153847,
      3.76923076923077,
      4.134615384615387,
      6.403846153846154,
      5.769230769230772,
      Number.NaN,
      Number.NaN,
    ],
  },
});
