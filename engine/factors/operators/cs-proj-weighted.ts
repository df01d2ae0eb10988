// cs_proj_weighted(y, x, w): what exposures explain.
import { collinearRowShare, flatRowShare, regressRow } from "#engine/panel";
import { regressionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { rowRegressionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csProjWeighted = crossOperator({
  name: "cs_proj_weighted",
  says: "The value of y on each date that is explained by a weighted least-squares fit on an intercept and x; only symbols with a weight above 0 count.",
  source:
    "BRAIN regression_proj; the numbers of the example are those of statsmodels WLS. Exposures that follow from the others change nothing; a date without a degree of freedom left gives nothing.",
  params: columns("y", "x", "w"),
  unit: unitOfArgument(0),
  cost: 16,
  meaning: ([y, x, w]) => regressionOf(y!, { exposures: [x!], weights: w!, part: "fitted" }),
  kernel: ([y, x, w], _params, out) => regressRow(y!, { exposures: [x!], weights: w!, part: "fitted" }, out),
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
    params: [],
    gives: [
      0.893470790378007,
      1.903780068728523,
      2.914089347079038,
      3.924398625429553,
      4.934707903780069,
      5.945017182130583,
      Number.NaN,
      Number.NaN,
    ],
  },
});
