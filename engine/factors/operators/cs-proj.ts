// cs_proj(y, x): what exposures explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csProj = crossOperator({
  name: "cs_proj",
  says: "The value of y on each date that is explained by a least-squares fit on an intercept and x.",
  source:
    "BRAIN regression_proj; the numbers of the example are those of statsmodels OLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: columns("y", "x"),
  unit: unitOfArgument(0),
  cost: 14,
  meaning: ([y, x]) => regressionOf(y!, { exposures: [x!], part: "fitted" }),
  kernel: ([y, x], _params, out) => regressRow(y!, { exposures: [x!], part: "fitted" }, out),
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
    params: [],
    gives: [
      1.047619047619046,
      2.161904761904761,
      3.276190476190476,
      4.390476190476191,
      5.504761904761907,
      6.619047619047622,
      Number.NaN,
      Number.NaN,
    ],
  },
});
