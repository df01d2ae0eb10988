// ts_reg2_beta(y, x1, x2, n): one slope of y on two others.
import { collinearShare, rollingRegression } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { planeSql } from "../sql/regression-forms.ts";
import { type UnitRule, unitOfQuotient } from "../unit.ts";

/** The quotient of y by any of the others, when it is the same for all of them. */
const unitOfSlope: UnitRule = ([y, ...regressors]) => {
  if (!y) return { unit: "unknown" };
  const units = regressors.map((x) => unitOfQuotient([y, x]));
  const first = units[0] ?? { unit: "unknown" };
  return "unit" in first && units.every((other) => "unit" in other && other.unit === first.unit)
    ? first
    : { unit: "unknown" };
};

export const tsReg2Beta = windowOperator({
  name: "ts_reg2_beta",
  says: "The slope of y on one of x1, x2 over the last n bars, by least squares with an intercept and the others beside it.",
  source:
    "Ordinary least squares over the bars where all are present; nothing where one of x1, x2 does not vary or follows from the others. By hand: y 3 + 2 x1 + x2 + w/2 over four rows where x1, x2 and w = x1 x2 are orthogonal.",
  params: [
    ...columns("y", "x1", "x2"),
    windowParam(3),
    { name: "which", kind: "choice", choices: ["x1", "x2"], default: 0 },
    minPeriods,
  ],
  unit: unitOfSlope,
  cost: 30,
  meaning: ([y, x1, x2], [, which]) => planeThrough([y!, x1!, x2!])?.betas[which!] ?? Number.NaN,
  kernel: ([y, x1, x2], [n, which, minPeriods], out) => {
    rollingRegression(
      [y!, x1!, x2!],
      { window: n!, minPeriods: minPeriods!, report: { kind: "beta", which: which! } },
      out,
    );
    return undefined;
  },
  sql: (call) => planeSql(collinearShare, ({ slopes }) => slopes[call.params[1] ?? 0] ?? "NULL")(call),
  example: {
    columns: [
      [6.5, 3.5, 1.5, 0.5, Number.NaN],
      [1, 1, -1, -1, 1],
      [1, -1, 1, -1, 1],
    ],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 2, Number.NaN],
  },
});
