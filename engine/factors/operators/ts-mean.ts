// ts_mean(x, n): average of the last n values.
import { meanOf } from "#engine/core";
import { rollingMean } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { pastSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsMean = windowOperator({
  name: "ts_mean",
  says: "Average of the last n values of each symbol.",
  source: "Definition. Same rows as pandas rolling(n, min_periods).mean().",
  unit: unitOfArgument(0),
  cost: 3,
  meaning: ([x]) => meanOf(x!),
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingMean(x!, { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: pastSql((x, frame) => `sum(${x}) ${frame} / count(${x}) ${frame}`),
  example: { columns: [[1, 2, Number.NaN, 4, 6]], params: [2], gives: [Number.NaN, 1.5, Number.NaN, Number.NaN, 5] },
});
