// ts_reg2_alpha(y, x1, x2, n): intercept of y on two others.
import { collinearShare, rollingRegression } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { planeAt, planeSql } from "../sql/regression-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsReg2Alpha = windowOperator({
  name: "ts_reg2_alpha",
  says: "The intercept of y on x1, x2 over the last n bars, by least squares: the fit where all of them are 0.",
  source:
    "Ordinary least squares over the bars where all are present; nothing where one of x1, x2 does not vary or follows from the others. By hand: y 3 + 2 x1 + x2 + w/2 over four rows where x1, x2 and w = x1 x2 are orthogonal.",
  params: [...columns("y", "x1", "x2"), windowParam(3), minPeriods],
  unit: unitOfArgument(0),
  cost: 30,
  meaning: ([y, x1, x2]) => planeThrough([y!, x1!, x2!])?.alpha ?? Number.NaN,
  kernel: ([y, x1, x2], [n, minPeriods], out) => {
    rollingRegression([y!, x1!, x2!], { window: n!, minPeriods: minPeriods!, report: { kind: "alpha" } }, out);
    return undefined;
  },
  sql: planeSql(collinearShare, (plane) => planeAt(plane, "origin")),
  example: {
    columns: [
      [6.5, 3.5, 1.5, 0.5, Number.NaN],
      [1, 1, -1, -1, 1],
      [1, -1, 1, -1, 1],
    ],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 3, Number.NaN],
  },
});
