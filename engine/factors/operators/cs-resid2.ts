// cs_resid2(y, x1, x2): what exposures do not explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csResid2 = crossOperator({
  name: "cs_resid2",
  says: "What is left of y on each date after a least-squares fit on an intercept and x1 and x2.",
  source:
    "BRAIN regression_neut; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: columns("y", "x1", "x2"),
  unit: unitOfArgument(0),
  cost: 20,
  meaning: ([y, x1, x2]) => regressionOf(y!, { exposures: [x1!, x2!], part: "residual" }),
  kernel: ([y, x1, x2], _params, out) => regressRow(y!, { exposures: [x1!, x2!], part: "residual" }, out),
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
    ],
    params: [],
    gives: [
      0.675675675675679,
      -0.550675675675672,
      0.1722972972973,
      -1.155405405405405,
      0.618243243243244,
      0.23986486486486,
      Number.NaN,
      Number.NaN,
    ],
  },
});
