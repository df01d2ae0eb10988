// ts_reg2_resid(y, x1, x2, n): distance of y from its fit on two others.
import { collinearShare, rollingRegression } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { planeRest, planeSql } from "../sql/regression-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsReg2Resid = windowOperator({
  name: "ts_reg2_resid",
  says: "Distance of y today from its least-squares fit on x1, x2 and an intercept over the last n bars.",
  source:
    "Ordinary least squares over the bars where all are present; nothing where one of x1, x2 does not vary or follows from the others. By hand: y 3 + 2 x1 + x2 + w/2 over four rows where x1, x2 and w = x1 x2 are orthogonal.",
  params: [...columns("y", "x1", "x2"), windowParam(3), minPeriods],
  unit: unitOfArgument(0),
  cost: 30,
  missing: "keep",
  meaning: ([y, x1, x2]) => planeThrough([y!, x1!, x2!])?.above(y!.at(-1)!, [x1!.at(-1)!, x2!.at(-1)!]) ?? Number.NaN,
  kernel: ([y, x1, x2], [n, minPeriods], out) => {
    rollingRegression([y!, x1!, x2!], { window: n!, minPeriods: minPeriods!, report: { kind: "residual" } }, out);
    return undefined;
  },
  sql: planeSql(collinearShare, planeRest),
  example: {
    columns: [
      [6.5, 3.5, 1.5, 0.5, Number.NaN],
      [1, 1, -1, -1, 1],
      [1, -1, 1, -1, 1],
    ],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 0.5, Number.NaN],
  },
});
