// ts_std(x, n): sample deviation of the last n values.
import { deviationOf } from "#engine/core";
import { rollingDeviation } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { momentsSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsStd = windowOperator({
  name: "ts_std",
  says: "Sample standard deviation (ddof 1) of the last n values of each symbol; 0 where they are all equal.",
  source: "Definition. Same rows as pandas rolling(n, min_periods).std().",
  params: [...columns("x"), windowParam(2), minPeriods],
  unit: unitOfArgument(0),
  cost: 5,
  meaning: ([x]) => deviationOf(x!),
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingDeviation(x!, { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: momentsSql(({ squares }, count) => `sqrt(${squares} / (${count} - 1))`),
  example: {
    columns: [[1, 3, 3, Number.NaN, 5]],
    params: [2],
    gives: [Number.NaN, Math.SQRT2, 0, Number.NaN, Number.NaN],
  },
});
