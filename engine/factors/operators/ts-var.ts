// ts_var(x, n): sample variance of the last n values.
import { varianceOf } from "#engine/core";
import { rollingVariance } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { momentsSql } from "../sql/window-forms.ts";
import { unitOfPower } from "../unit.ts";

export const tsVar = windowOperator({
  name: "ts_var",
  says: "Sample variance (ddof 1) of the last n values of each symbol; 0 where they are all equal.",
  source: "Definition. Same rows as pandas rolling(n, min_periods).var().",
  params: [...columns("x"), windowParam(2), minPeriods],
  unit: unitOfPower,
  cost: 5,
  meaning: ([x]) => varianceOf(x!),
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingVariance(x!, { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: momentsSql(({ squares }, count) => `${squares} / (${count} - 1)`),
  example: { columns: [[1, 3, 3, Number.NaN, 5]], params: [2], gives: [Number.NaN, 2, 0, Number.NaN, Number.NaN] },
});
