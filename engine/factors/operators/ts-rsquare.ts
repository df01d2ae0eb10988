// ts_rsquare(x, n): fit of a straight line through the last n values.
import { rollingTrend } from "#engine/panel";
import { lineThrough } from "../line.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { isFlatSql, lineSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsRsquare = windowOperator({
  name: "ts_rsquare",
  says: "Share of the variance of the last n values that a straight line over time explains; nothing where they are all equal.",
  source:
    "Least squares against the row number; missing rows keep their place. By hand: [2, 3, 3] has slope 1/2 and fits 19/6 last.",
  params: [...columns("x"), windowParam(3), minPeriods],
  unit: unitAlways("ratio"),
  cost: 8,
  missing: "keep",
  meaning: ([x]) => lineThrough(x!).rsquare,
  kernel: ([x], [n, minPeriods], out) =>
    rollingTrend(x!, { window: n!, minPeriods: minPeriods!, report: "rsquare" }, out),
  sql: lineSql(({ cross, deviations, slope, window }) => {
    const variance = `${deviations.squares} / (${window.count} - 1)`;
    return `if(${isFlatSql(variance, deviations.mean)}, NULL, least(1, ${slope} * ${cross} / ${deviations.squares}))`;
  }),
  example: { columns: [[1, 2, 3, 3, Number.NaN]], params: [3], gives: [Number.NaN, Number.NaN, 1, 0.75, Number.NaN] },
});
