// group_proj(y, x, g): what exposures explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupProj = groupOperator({
  name: "group_proj",
  says: "The value of y on each date that is explained by a least-squares fit on group dummies and x.",
  source:
    "BRAIN regression_proj; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: [...columns("y", "x"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 16,
  meaning: ([y, x], [codes]) => regressionOf(y!, { exposures: [x!], codes: codes!, part: "fitted" }),
  kernel: ([y, x], [codes], _params, out) => regressRow(y!, { exposures: [x!], codes: codes!, part: "fitted" }, out),
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
    ],
    groups: [[0, 0, 0, 1, 1, 1, 0, 1]],
    params: [],
    gives: [
      0.833333333333336,
      2.333333333333338,
      3.83333333333334,
      3.833333333333342,
      5.333333333333344,
      6.833333333333345,
      Number.NaN,
      Number.NaN,
    ],
  },
});
