// ts_zscore(x, n): how unusual the last value is.
import { meanOf, varianceOf } from "#engine/core";
import { isFlat, rollingZscore } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { distanceOf, isFlatSql, momentsSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsZscore = windowOperator({
  name: "ts_zscore",
  says: "Distance of the last value from the average of the last n, in their sample deviations; nothing where they are all equal.",
  source: "Definition, ddof 1.",
  params: [...columns("x"), windowParam(2), minPeriods],
  unit: unitAlways("ratio"),
  cost: 6,
  missing: "keep",
  meaning: ([x]) => {
    const now = x!.at(-1)!;
    const present = x!.filter((value) => Number.isFinite(value));
    const variance = varianceOf(present);
    return isFlat(variance, meanOf(present)) ? Number.NaN : (now - meanOf(present)) / Math.sqrt(variance);
  },
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingZscore(x!, { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: momentsSql((moments, count, x) => {
    const variance = `${moments.squares} / (${count} - 1)`;
    return `if(${isFlatSql(variance, moments.mean)}, NULL, ${distanceOf(x, moments)} / sqrt(${variance}))`;
  }),
  example: {
    columns: [[1, 2, 3, Number.NaN, 3, 3, 3]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 1, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
  },
});
