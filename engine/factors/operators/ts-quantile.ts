// ts_quantile(x, n, q): quantile of the last n values.
import { quantileOf } from "#engine/core";
import { rollingQuantile } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { quantileOfSorted, windowSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsQuantile = windowOperator({
  name: "ts_quantile",
  says: "The q-quantile of the last n values of each symbol, by linear interpolation.",
  source: "Definition. Same rows as pandas rolling(n, min_periods).quantile(q).",
  params: [...columns("x"), windowParam(1), { name: "q", kind: "number", min: 0, max: 1 }, minPeriods],
  unit: unitOfArgument(0),
  cost: 20,
  meaning: ([x], [, q]) => quantileOf(x!, q!),
  kernel: ([x], [n, q, minPeriods], out) => rollingQuantile(x!, { window: n!, minPeriods: minPeriods!, q: q! }, out),
  sql: windowSql(({ call, values }) =>
    quantileOfSorted(call, call.step(`arraySort(${values(0)})`), call.params[1] ?? 0.5),
  ),
  example: { columns: [[4, 1, 2, 3, 5]], params: [4, 0.8], gives: [Number.NaN, Number.NaN, Number.NaN, 3.4, 3.8] },
});
