// ts_reg3_rsq(y, x1, x2, x3, n): how well y is explained on three others.
import { collinearShare, rollingRegression } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { planeShare, planeSql } from "../sql/regression-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsReg3Rsq = windowOperator({
  name: "ts_reg3_rsq",
  says: "Share of the variance of y over the last n bars that its least-squares fit on x1, x2, x3 explains; nothing where y does not vary.",
  source:
    "Ordinary least squares over the bars where all are present; nothing where one of x1, x2, x3 does not vary or follows from the others. By hand: y 2 + x1 + 2 x2 − x3 + w/2 over eight rows where x1, x2, x3 and w = x1 x2 x3 are orthogonal.",
  params: [...columns("y", "x1", "x2", "x3"), windowParam(4), minPeriods],
  unit: unitAlways("ratio"),
  cost: 40,
  meaning: ([y, x1, x2, x3]) => planeThrough([y!, x1!, x2!, x3!])?.rsquare ?? Number.NaN,
  kernel: ([y, x1, x2, x3], [n, minPeriods], out) => {
    rollingRegression([y!, x1!, x2!, x3!], { window: n!, minPeriods: minPeriods!, report: { kind: "rsquare" } }, out);
    return undefined;
  },
  sql: planeSql(collinearShare, planeShare),
  example: {
    columns: [
      [4.5, 5.5, -0.5, 2.5, 1.5, 4.5, -1.5, -0.5, Number.NaN],
      [1, 1, 1, 1, -1, -1, -1, -1, 1],
      [1, 1, -1, -1, 1, 1, -1, -1, 1],
      [1, -1, 1, -1, 1, -1, 1, -1, 1],
    ],
    params: [8],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 24 / 25, Number.NaN],
  },
});
