// ts_ir(x, n): average over deviation.
import { meanOf, varianceOf } from "#engine/core";
import { isFlat, rollingInformation } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { isFlatSql, momentsSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsIr = windowOperator({
  name: "ts_ir",
  says: "Average of the last n values of each symbol over their deviation (ddof 0); nothing where they are all equal.",
  source: "Definition, as in BRAIN: ts_mean ÷ ts_std_dev with ddof 0.",
  params: [...columns("x"), windowParam(2), minPeriods],
  unit: unitAlways("ratio"),
  cost: 6,
  meaning: ([x]) => {
    const square = varianceOf(x!, 0);
    return x!.length < 2 || isFlat(square, meanOf(x!)) ? Number.NaN : meanOf(x!) / Math.sqrt(square);
  },
  kernel: ([x], [n, minPeriods], out) => {
    rollingInformation(x!, { window: n!, minPeriods: minPeriods! }, out);
    return undefined;
  },
  sql: momentsSql(({ mean, squares }, count) => {
    const variance = `(${squares} / ${count})`;
    return `if(${isFlatSql(variance, mean)}, NULL, ${mean} / sqrt(${variance}))`;
  }),
  example: { columns: [[1, 3, 3, Number.NaN]], params: [2], gives: [Number.NaN, 2, Number.NaN, Number.NaN] },
});
