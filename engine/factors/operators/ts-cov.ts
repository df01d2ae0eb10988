// ts_cov(x, y, n): covariance over the last n bars.
import { meanOf, sumOf } from "#engine/core";
import { rollingCovariance } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { pairSql } from "../sql/window-forms.ts";
import { unitOfProduct } from "../unit.ts";

export const tsCov = windowOperator({
  name: "ts_cov",
  says: "Sample covariance (ddof 1) of x and y over the last n bars, over the bars where both are present.",
  source: "Definition. Same rows as pandas rolling(n, min_periods).cov(y).",
  params: [...columns("x", "y"), windowParam(2), minPeriods],
  unit: unitOfProduct,
  cost: 10,
  meaning: ([x, y]) => {
    const cross = sumOf(x!.map((value, i) => (value - meanOf(x!)) * (y![i]! - meanOf(y!))));
    return cross / (x!.length - 1);
  },
  whole: true,
  kernel: ([x, y], [n, minPeriods], out, { times }) =>
    rollingCovariance(x!, y!, { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: pairSql(({ cross, count }) => `${cross} / (${count} - 1)`),
  example: {
    columns: [
      [1, 2, 3, 5],
      [2, 4, 6, 5],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, 2, 0.5],
  },
});
