// group_resid2_weighted(y, x1, x2, w, g): what exposures do not explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupResid2Weighted = groupOperator({
  name: "group_resid2_weighted",
  says: "What is left of y on each date after a weighted least-squares fit on group dummies and x1 and x2; only symbols with a weight above 0 count.",
  source:
    "BRAIN regression_neut; the numbers of the example are those of statsmodels WLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: [...columns("y", "x1", "x2", "w"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 24,
  meaning: ([y, x1, x2, w], [codes]) =>
    regressionOf(y!, { exposures: [x1!, x2!], weights: w!, codes: codes!, part: "residual" }),
  kernel: ([y, x1, x2, w], [codes], _params, out) =>
    regressRow(y!, { exposures: [x1!, x2!], weights: w!, codes: codes!, part: "residual" }, out),
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
      [1, 0, 0, 1, 0, 2, 1, 1],
      [1, 4, 1, 4, 1, 1, 1, 1],
    ],
    groups: [[0, 0, 0, 1, 1, 1, 0, 1]],
    params: [],
    gives: [
      1.197860962566846,
      -0.294117647058826,
      -0.021390374331553,
      -0.303030303030301,
      1.204991087344027,
      0.007130124777189,
      Number.NaN,
      Number.NaN,
    ],
  },
});
