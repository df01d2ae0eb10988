// ts_reg_alpha(y, x, n): intercept of y on x over the last n bars.
import { rollingLine } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { regressionSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsRegAlpha = windowOperator({
  name: "ts_reg_alpha",
  says: "Intercept of y on x over the last n bars, by least squares with an intercept: the line where x is 0.",
  source:
    "Least squares over the bars where both are present; nothing where x does not vary. By hand: y [1, 2, 4] on x [1, 2, 3] has slope 3/2 and intercept −2/3.",
  params: [...columns("y", "x"), windowParam(2), minPeriods],
  unit: unitOfArgument(0),
  cost: 14,
  meaning: ([y, x]) => planeThrough([y!, x!])?.alpha ?? Number.NaN,
  kernel: ([y, x], [n, minPeriods], out) => {
    rollingLine([y!, x!], { window: n!, minPeriods: minPeriods!, report: "alpha" }, out);
    return undefined;
  },
  sql: regressionSql(({ slope, x, y }) => `${y.mean} - ${slope} * ${x.mean}`),
  example: {
    columns: [
      [1, 2, 4, 3, Number.NaN],
      [1, 2, 3, 1, 2],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, -2 / 3, 2, Number.NaN],
  },
});
