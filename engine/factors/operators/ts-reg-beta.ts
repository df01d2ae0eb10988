// ts_reg_beta(y, x, n): slope of y on x over the last n bars.
import { rollingLine } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { regressionSql } from "../sql/window-forms.ts";
import { unitOfQuotient } from "../unit.ts";

export const tsRegBeta = windowOperator({
  name: "ts_reg_beta",
  says: "Slope of y on x over the last n bars, by least squares with an intercept: how much y moves when x moves by one.",
  source:
    "Least squares over the bars where both are present; nothing where x does not vary. By hand: y [1, 2, 4] on x [1, 2, 3] has slope 3/2 and intercept −2/3.",
  params: [...columns("y", "x"), windowParam(2), minPeriods],
  unit: unitOfQuotient,
  cost: 14,
  meaning: ([y, x]) => planeThrough([y!, x!])?.betas[0] ?? Number.NaN,
  kernel: ([y, x], [n, minPeriods], out) => {
    rollingLine([y!, x!], { window: n!, minPeriods: minPeriods!, report: "beta" }, out);
    return undefined;
  },
  sql: regressionSql(({ slope }) => slope),
  example: {
    columns: [
      [1, 2, 4, 3, Number.NaN],
      [1, 2, 3, 1, 2],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, 1.5, 0.5, Number.NaN],
  },
});
