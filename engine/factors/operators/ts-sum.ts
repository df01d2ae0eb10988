// ts_sum(x, n): sum of the last n values.
import { sumOf } from "#engine/core";
import { rollingSum } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { pastSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsSum = windowOperator({
  name: "ts_sum",
  says: "Sum of the last n values of each symbol.",
  source: "Definition. Same rows as pandas rolling(n, min_periods).sum().",
  unit: unitOfArgument(0),
  cost: 3,
  meaning: ([x]) => sumOf(x!),
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingSum(x!, { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: pastSql((x, frame) => `sum(${x}) ${frame}`),
  example: { columns: [[1, 2, Number.NaN, 4, 6]], params: [2], gives: [Number.NaN, 3, Number.NaN, Number.NaN, 10] },
});
