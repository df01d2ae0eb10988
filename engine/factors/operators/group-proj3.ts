// group_proj3(y, x1, x2, x3, g): what exposures explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupProj3 = groupOperator({
  name: "group_proj3",
  says: "The value of y on each date that is explained by a least-squares fit on group dummies and x1, x2 and x3.",
  source:
    "BRAIN regression_proj; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: [...columns("y", "x1", "x2", "x3"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 28,
  meaning: ([y, x1, x2, x3], [codes]) =>
    regressionOf(y!, { exposures: [x1!, x2!, x3!], codes: codes!, part: "fitted" }),
  kernel: ([y, x1, x2, x3], [codes], _params, out) =>
    regressRow(y!, { exposures: [x1!, x2!, x3!], codes: codes!, part: "fitted" }, out),
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
    groups: [[0, 0, 0, 1, 1, 1, 0, 1]],
    params: [],
    gives: [
      0.250000000000003,
      2.75,
      4.000000000000001,
      3.749999999999999,
      6.249999999999996,
      6.000000000000007,
      Number.NaN,
      Number.NaN,
    ],
  },
});
