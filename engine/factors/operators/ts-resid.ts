// ts_resid(x, n): distance from a straight line through the last n values.
import { rollingTrend } from "#engine/panel";
import { lineThrough } from "../line.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { distanceOf, lineSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsResid = windowOperator({
  name: "ts_resid",
  says: "Distance of the last value from the straight line through the last n values.",
  source:
    "Least squares against the row number; missing rows keep their place. By hand: [2, 3, 3] has slope 1/2 and fits 19/6 last.",
  params: [...columns("x"), windowParam(3), minPeriods],
  unit: unitOfArgument(0),
  cost: 8,
  missing: "keep",
  meaning: ([x]) => lineThrough(x!).residual,
  kernel: ([x], [n, minPeriods], out) =>
    rollingTrend(x!, { window: n!, minPeriods: minPeriods!, report: "residual" }, out),
  sql: lineSql(
    ({ deviations, meanPlace, slope, window }) =>
      `${distanceOf(window.inputs[0] ?? "NULL", deviations)} + ${slope} * ${meanPlace}`,
  ),
  example: { columns: [[1, 2, 3, 3, Number.NaN]], params: [3], gives: [Number.NaN, Number.NaN, 0, -1 / 6, Number.NaN] },
});
