// ts_reg2_pred(y, x1, x2, n): the fit of y on two others.
import { collinearShare, rollingRegression } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { planeAt, planeSql } from "../sql/regression-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsReg2Pred = windowOperator({
  name: "ts_reg2_pred",
  says: "Value of the least-squares fit of y on x1, x2 and an intercept over the last n bars at today's x1, x2; y itself may be missing today.",
  source:
    "Ordinary least squares over the bars where all are present; nothing where one of x1, x2 does not vary or follows from the others. By hand: y 3 + 2 x1 + x2 + w/2 over four rows where x1, x2 and w = x1 x2 are orthogonal.",
  params: [...columns("y", "x1", "x2"), windowParam(3), minPeriods],
  unit: unitOfArgument(0),
  cost: 30,
  missing: "keep",
  meaning: ([y, x1, x2]) => planeThrough([y!, x1!, x2!])?.at([x1!.at(-1)!, x2!.at(-1)!]) ?? Number.NaN,
  kernel: ([y, x1, x2], [n, minPeriods], out) => {
    rollingRegression([y!, x1!, x2!], { window: n!, minPeriods: minPeriods!, report: { kind: "fit" } }, out);
    return undefined;
  },
  sql: planeSql(collinearShare, (plane) => planeAt(plane, plane.now.slice(1))),
  example: {
    columns: [
      [6.5, 3.5, 1.5, 0.5, Number.NaN],
      [1, 1, -1, -1, 1],
      [1, -1, 1, -1, 1],
    ],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 0, Number.NaN],
  },
});
