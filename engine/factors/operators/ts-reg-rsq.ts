// ts_reg_rsq(y, x, n): share of the variance of y that its line on x explains over the last n bars.
import { rollingLine } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { isFlatSql, regressionSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsRegRsq = windowOperator({
  name: "ts_reg_rsq",
  says: "Share of the variance of y that its line on x explains over the last n bars, by least squares with an intercept; nothing where y does not vary.",
  source:
    "Least squares over the bars where both are present; nothing where x does not vary. By hand: y [1, 2, 4] on x [1, 2, 3] has slope 3/2 and intercept −2/3.",
  params: [...columns("y", "x"), windowParam(2), minPeriods],
  unit: unitAlways("ratio"),
  cost: 14,
  meaning: ([y, x]) => planeThrough([y!, x!])?.rsquare ?? Number.NaN,
  kernel: ([y, x], [n, minPeriods], out) => {
    rollingLine([y!, x!], { window: n!, minPeriods: minPeriods!, report: "rsquare" }, out);
    return undefined;
  },
  sql: regressionSql(({ count, cross, slope, y }) => {
    const flat = isFlatSql(`${y.squares} / (${count} - 1)`, y.mean);
    return `if(${flat}, NULL, least(1, ${slope} * ${cross} / ${y.squares}))`;
  }),
  example: {
    columns: [
      [1, 2, 4, 3, Number.NaN],
      [1, 2, 3, 1, 2],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, 27 / 28, 0.25, Number.NaN],
  },
});
