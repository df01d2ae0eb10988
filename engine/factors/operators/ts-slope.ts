// ts_slope(x, n): slope of a straight line through the last n values.
import { rollingTrend } from "#engine/panel";
import { lineThrough } from "../line.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { lineSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsSlope = windowOperator({
  name: "ts_slope",
  says: "Slope per bar of the straight line through the last n values of each symbol.",
  source:
    "Least squares against the row number; missing rows keep their place. By hand: [2, 3, 3] has slope 1/2 and fits 19/6 last.",
  params: [...columns("x"), windowParam(2), minPeriods],
  unit: unitOfArgument(0),
  cost: 8,
  missing: "keep",
  meaning: ([x]) => lineThrough(x!).slope,
  kernel: ([x], [n, minPeriods], out) =>
    rollingTrend(x!, { window: n!, minPeriods: minPeriods!, report: "slope" }, out),
  sql: lineSql(({ slope }) => slope),
  example: { columns: [[1, 2, 3, 3, Number.NaN]], params: [3], gives: [Number.NaN, Number.NaN, 1, 0.5, Number.NaN] },
});
