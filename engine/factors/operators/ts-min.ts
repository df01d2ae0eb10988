// ts_min(x, n): smallest of the last n values.
import { rollingExtreme } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { pastSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsMin = windowOperator({
  name: "ts_min",
  says: "The smallest of the last n values of each symbol.",
  source: "Definition. Same rows as pandas rolling(n, min_periods).min().",
  unit: unitOfArgument(0),
  cost: 4,
  meaning: ([x]) => Math.min(...x!),
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingExtreme(
      x!,
      { window: n!, minPeriods: minPeriods!, rows: times, extreme: "min", report: "value", ties: "newest" },
      out,
    ),
  sql: pastSql((x, frame) => `min(${x}) ${frame}`),
  example: { columns: [[3, 1, 2, Number.NaN, 5]], params: [2], gives: [Number.NaN, 1, 1, Number.NaN, Number.NaN] },
});
