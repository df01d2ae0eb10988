// group_proj2(y, x1, x2, g): what exposures explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupProj2 = groupOperator({
  name: "group_proj2",
  says: "The value of y on each date that is explained by a least-squares fit on group dummies and x1 and x2.",
  source:
    "BRAIN regression_proj; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: [...columns("y", "x1", "x2"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 22,
  meaning: ([y, x1, x2], [codes]) => regressionOf(y!, { exposures: [x1!, x2!], codes: codes!, part: "fitted" }),
  kernel: ([y, x1, x2], [codes], _params, out) =>
    regressRow(y!, { exposures: [x1!, x2!], codes: codes!, part: "fitted" }, out),
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
    groups: [[0, 0, 0, 1, 1, 1, 0, 1]],
    params: [],
    gives: [
      0.25,
      2.625,
      4.124999999999998,
      3.833333333333333,
      6.208333333333333,
      5.958333333333331,
      Number.NaN,
      Number.NaN,
    ],
  },
});
