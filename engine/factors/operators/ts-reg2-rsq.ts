// ts_reg2_rsq(y, x1, x2, n): how well y is explained on two others.
import { collinearShare, rollingRegression } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { planeShare, planeSql } from "../sql/regression-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsReg2Rsq = windowOperator({
  name: "ts_reg2_rsq",
  says: "Share of the variance of y over the last n bars that its least-squares fit on x1, x2 explains; nothing where y does not vary.",
  source:
    "Ordinary least squares over the bars where all are present; nothing where one of x1, x2 does not vary or follows from the others. By hand: y 3 + 2 x1 + x2 + w/2 over four rows where x1, x2 and w = x1 x2 are orthogonal.",
  params: [...columns("y", "x1", "x2"), windowParam(3), minPeriods],
  unit: unitAlways("ratio"),
  cost: 30,
  meaning: ([y, x1, x2]) => planeThrough([y!, x1!, x2!])?.rsquare ?? Number.NaN,
  kernel: ([y, x1, x2], [n, minPeriods], out) => {
    rollingRegression([y!, x1!, x2!], { window: n!, minPeriods: minPeriods!, report: { kind: "rsquare" } }, out);
    return undefined;
  },
  sql: planeSql(collinearShare, planeShare),
  example: {
    columns: [
      [6.5, 3.5, 1.5, 0.5, Number.NaN],
      [1, 1, -1, -1, 1],
      [1, -1, 1, -1, 1],
    ],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 20 / 21, Number.NaN],
  },
});
