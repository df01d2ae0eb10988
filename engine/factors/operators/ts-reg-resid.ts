// ts_reg_resid(y, x, n): distance of y today from its line on x over the last n bars.
import { rollingLine } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { distanceOf, regressionSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsRegResid = windowOperator({
  name: "ts_reg_resid",
  says: "Distance of y today from its line on x over the last n bars, by least squares with an intercept.",
  source:
    "Least squares over the bars where both are present; nothing where x does not vary. By hand: y [1, 2, 4] on x [1, 2, 3] has slope 3/2 and intercept −2/3.",
  params: [...columns("y", "x"), windowParam(2), minPeriods],
  unit: unitOfArgument(0),
  cost: 14,
  missing: "keep",
  meaning: ([y, x]) => planeThrough([y!, x!])?.above(y!.at(-1)!, [x!.at(-1)!]) ?? Number.NaN,
  kernel: ([y, x], [n, minPeriods], out) => {
    rollingLine([y!, x!], { window: n!, minPeriods: minPeriods!, report: "residual" }, out);
    return undefined;
  },
  sql: regressionSql(({ now: [y, x], slope, ...at }) => `${distanceOf(y, at.y)} - ${slope} * ${distanceOf(x, at.x)}`),
  example: {
    columns: [
      [1, 2, 4, 3, Number.NaN],
      [1, 2, 3, 1, 2],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, 1 / 6, 0.5, Number.NaN],
  },
});
