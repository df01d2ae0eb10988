// cs_resid3(y, x1, x2, x3): what exposures do not explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csResid3 = crossOperator({
  name: "cs_resid3",
  says: "What is left of y on each date after a least-squares fit on an intercept and x1, x2 and x3.",
  source:
    "BRAIN regression_neut; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: columns("y", "x1", "x2", "x3"),
  unit: unitOfArgument(0),
  cost: 26,
  meaning: ([y, x1, x2, x3]) => regressionOf(y!, { exposures: [x1!, x2!, x3!], part: "residual" }),
  kernel: ([y, x1, x2, x3], _params, out) => regressRow(y!, { exposures: [x1!, x2!, x3!], part: "residual" }, out),
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
      [1, 0, 0, 1, 0, 2, 1, 1],
      [0, 1, 0, 0, 1, 0, 0, 1],
    ],
    params: [],
    gives: [
      0.673076923076921,
      -0.596153846153847,
      0.23076923076923,
      -1.134615384615387,
      0.596153846153846,
      0.230769230769228,
      Number.NaN,
      Number.NaN,
    ],
  },
});
