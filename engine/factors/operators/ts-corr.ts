// ts_corr(x, y, n): correlation over the last n bars.
import { deviationOf, meanOf, sumOf, varianceOf } from "#engine/core";
import { isFlat, rollingCorrelation } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { correlationOf, pairSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsCorr = windowOperator({
  name: "ts_corr",
  says: "Pearson correlation of x and y over the last n bars, over the bars where both are present; nothing where either does not vary.",
  source: "Definition. Same rows as pandas rolling(n, min_periods).corr(y).",
  params: [...columns("x", "y"), windowParam(2), minPeriods],
  unit: unitAlways("ratio"),
  cost: 12,
  meaning: ([x, y]) => {
    if (isFlat(varianceOf(x!), meanOf(x!)) || isFlat(varianceOf(y!), meanOf(y!))) return Number.NaN;
    const cross = sumOf(x!.map((value, i) => (value - meanOf(x!)) * (y![i]! - meanOf(y!))));
    const share = cross / (x!.length - 1) / deviationOf(x!) / deviationOf(y!);
    return Math.max(-1, Math.min(1, share));
  },
  whole: true,
  kernel: ([x, y], [n, minPeriods], out, { times }) =>
    rollingCorrelation(x!, y!, { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: pairSql(correlationOf),
  example: {
    columns: [
      [1, 2, 3, 5],
      [2, 4, 6, 5],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, 1, Math.sqrt(3 / 28)],
  },
});
