// ts_intercept(x, n): where a straight line through the last n values starts.
import { rollingLine } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { lineSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsIntercept = windowOperator({
  name: "ts_intercept",
  says: "Value of the straight line through the last n values of each symbol one bar before the window: bars count 1 to n.",
  source:
    "Least squares against the row number 1 … n; missing rows keep their place. By hand: [2, 3, 3] has slope 1/2 and mean 8/3 at row 2.",
  params: [...columns("x"), windowParam(2), minPeriods],
  unit: unitOfArgument(0),
  cost: 10,
  missing: "keep",
  meaning: ([x]) => planeThrough([x!, x!.map((_, i) => i + 1)])?.alpha ?? Number.NaN,
  kernel: ([x], [n, minPeriods], out) => {
    const rows = x!.map((_, t) => t);
    const where = rows.map((row) => row - n!);
    rollingLine([x!, rows], { window: n!, minPeriods: minPeriods!, report: "fit", where }, out);
    return undefined;
  },
  sql: lineSql(
    ({ deviations, meanPlace, slope, window }) => `${deviations.mean} + ${slope} * (-${window.rows} - ${meanPlace})`,
  ),
  example: {
    columns: [[1, 2, 3, 3, Number.NaN]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 0, 5 / 3, Number.NaN],
  },
});
