// group_resid3(y, x1, x2, x3, g): what exposures do not explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupResid3 = groupOperator({
  name: "group_resid3",
  says: "What is left of y on each date after a least-squares fit on group dummies and x1, x2 and x3.",
  source:
    "BRAIN regression_neut; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: [...columns("y", "x1", "x2", "x3"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 28,
  meaning: ([y, x1, x2, x3], [codes]) =>
    regressionOf(y!, { exposures: [x1!, x2!, x3!], codes: codes!, part: "residual" }),
  kernel: ([y, x1, x2, x3], [codes], _params, out) =>
    regressRow(y!, { exposures: [x1!, x2!, x3!], codes: codes!, part: "residual" }, out),
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
    groups: [[0, 0, 0, 1, 1, 1, 0, 1]],
    params: [],
    gives: [0.749999999999997, -0.75, -1e-15, -0.749999999999999, 0.750000000000004, -7e-15, Number.NaN, Number.NaN],
  },
});
