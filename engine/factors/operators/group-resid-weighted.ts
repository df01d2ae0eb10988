// group_resid_weighted(y, x, w, g): what exposures do not explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupResidWeighted = groupOperator({
  name: "group_resid_weighted",
  says: "What is left of y on each date after a weighted least-squares fit on group dummies and x; only symbols with a weight above 0 count.",
  source:
    "BRAIN regression_neut; the numbers of the example are those of statsmodels WLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: [...columns("y", "x", "w"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 18,
  meaning: ([y, x, w], [codes]) => regressionOf(y!, { exposures: [x!], weights: w!, codes: codes!, part: "residual" }),
  kernel: ([y, x, w], [codes], _params, out) =>
    regressRow(y!, { exposures: [x!], weights: w!, codes: codes!, part: "residual" }, out),
  sql: rowRegressionSql({
    part: "residual",
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
      0.560606060606061,
      -0.166666666666666,
      0.106060606060606,
      -0.303030303030306,
      1.969696969696966,
      -0.757575757575761,
      Number.NaN,
      Number.NaN,
    ],
  },
});
