// ts_max(x, n): largest of the last n values.
import { rollingExtreme } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { pastSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsMax = windowOperator({
  name: "ts_max",
  says: "The largest of the last n values of each symbol.",
  source: "Definition. Same rows as pandas rolling(n, min_periods).max().",
  unit: unitOfArgument(0),
  cost: 4,
  meaning: ([x]) => Math.max(...x!),
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingExtreme(
      x!,
      { window: n!, minPeriods: minPeriods!, rows: times, extreme: "max", report: "value", ties: "newest" },
      out,
    ),
  sql: pastSql((x, frame) => `max(${x}) ${frame}`),
  example: { columns: [[3, 1, 2, Number.NaN, 5]], params: [2], gives: [Number.NaN, 3, 2, Number.NaN, Number.NaN] },
});
