// ts_reg3_resid(y, x1, x2, x3, n): distance of y from its fit on three others.
import { collinearShare, rollingRegression } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { planeRest, planeSql } from "../sql/regression-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsReg3Resid = windowOperator({
  name: "ts_reg3_resid",
  says: "Distance of y today from its least-squares fit on x1, x2, x3 and an intercept over the last n bars.",
  source:
    "Ordinary least squares over the bars where all are present; nothing where one of x1, x2, x3 does not vary or follows from the others. By hand: y 2 + x1 + 2 x2 − x3 + w/2 over eight rows where x1, x2, x3 and w = x1 x2 x3 are orthogonal.",
  params: [...columns("y", "x1", "x2", "x3"), windowParam(4), minPeriods],
  unit: unitOfArgument(0),
  cost: 40,
  missing: "keep",
  meaning: ([y, x1, x2, x3]) =>
    planeThrough([y!, x1!, x2!, x3!])?.above(y!.at(-1)!, [x1!.at(-1)!, x2!.at(-1)!, x3!.at(-1)!]) ?? Number.NaN,
  kernel: ([y, x1, x2, x3], [n, minPeriods], out) => {
    rollingRegression([y!, x1!, x2!, x3!], { window: n!, minPeriods: minPeriods!, report: { kind: "residual" } }, out);
    return undefined;
  },
  sql: planeSql(collinearShare, planeRest),
  example: {
    columns: [
      [4.5, 5.5, -0.5, 2.5, 1.5, 4.5, -1.5, -0.5, Number.NaN],
      [1, 1, 1, 1, -1, -1, -1, -1, 1],
      [1, 1, -1, -1, 1, 1, -1, -1, 1],
      [1, -1, 1, -1, 1, -1, 1, -1, 1],
    ],
    params: [8],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, -0.5, Number.NaN],
  },
});
