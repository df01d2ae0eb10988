// group_resid(y, x, g): what exposures do not explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupResid = groupOperator({
  name: "group_resid",
  says: "What is left of y on each date after a least-squares fit on group dummies and x.",
  source:
    "BRAIN regression_neut; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: [...columns("y", "x"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 16,
  meaning: ([y, x], [codes]) => regressionOf(y!, { exposures: [x!], codes: codes!, part: "residual" }),
  kernel: ([y, x], [codes], _params, out) => regressRow(y!, { exposures: [x!], codes: codes!, part: "residual" }, out),
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
    groups: [[0, 0, 0, 1, 1, 1, 0, 1]],
    params: [],
    gives: [
      0.166666666666664,
      -0.333333333333338,
      0.16666666666666,
      -0.833333333333342,
      1.666666666666656,
      -0.833333333333345,
      Number.NaN,
      Number.NaN,
    ],
  },
});
