// ts_median(x, n): median of the last n values.
import { quantileOf } from "#engine/core";
import { rollingQuantile } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { quantileOfSorted, windowSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsMedian = windowOperator({
  name: "ts_median",
  says: "Median of the last n values of each symbol; the mean of the middle two for an even number.",
  source: "Definition. Same rows as pandas rolling(n, min_periods).median().",
  unit: unitOfArgument(0),
  cost: 20,
  meaning: ([x]) => quantileOf(x!, 0.5),
  kernel: ([x], [n, minPeriods], out) => rollingQuantile(x!, { window: n!, minPeriods: minPeriods!, q: 0.5 }, out),
  sql: windowSql(({ call, values }) => quantileOfSorted(call, call.step(`arraySort(${values(0)})`), 0.5)),
  example: {
    columns: [[3, 1, 2, Number.NaN, 5]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 2, Number.NaN, Number.NaN],
  },
});
