// group_proj_weighted(y, x, w, g): what exposures explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupProjWeighted = groupOperator({
  name: "group_proj_weighted",
  says: "The value of y on each date that is explained by a weighted least-squares fit on group dummies and x; only symbols with a weight above 0 count.",
  source:
    "BRAIN regression_proj; the numbers of the example are those of statsmodels WLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: [...columns("y", "x", "w"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 18,
  meaning: ([y, x, w], [codes]) => regressionOf(y!, { exposures: [x!], weights: w!, codes: codes!, part: "fitted" }),
  kernel: ([y, x, w], [codes], _params, out) =>
    regressRow(y!, { exposures: [x!], weights: w!, codes: codes!, part: "fitted" }, out),
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
      [1, 4, 1, 4, 1, 1, 1, 1],
    ],
    groups: [[0, 0, 0, 1, 1, 1, 0, 1]],
    params: [],
    gives: [
      0.439393939393939,
      2.166666666666666,
      3.893939393939394,
      3.303030303030306,
      5.030303030303034,
      6.757575757575761,
      Number.NaN,
      Number.NaN,
    ],
  },
});
