// ts_reg3_beta(y, x1, x2, x3, n): one slope of y on three others.
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

export const tsReg3Beta = windowOperator({
  name: "ts_reg3_beta",
  says: "The slope of y on one of x1, x2, x3 over the last n bars, by least squares with an intercept and the others beside it.",
  source:
    "Ordinary least squares over the bars where all are present; nothing where one of x1, x2, x3 does not vary or follows from the others. By hand: y 2 + x1 + 2 x2 − x3 + w/2 over eight rows where x1, x2, x3 and w = x1 x2 x3 are orthogonal.",
  params: [
    ...columns("y", "x1", "x2", "x3"),
    windowParam(4),
    { name: "which", kind: "choice", choices: ["x1", "x2", "x3"], default: 0 },
    minPeriods,
  ],
  unit: unitOfSlope,
  cost: 40,
  meaning: ([y, x1, x2, x3], [, which]) => planeThrough([y!, x1!, x2!, x3!])?.betas[which!] ?? Number.NaN,
  kernel: ([y, x1, x2, x3], [n, which, minPeriods], out) => {
    rollingRegression(
      [y!, x1!, x2!, x3!],
      { window: n!, minPeriods: minPeriods!, report: { kind: "beta", which: which! } },
      out,
    );
    return undefined;
  },
  sql: (call) => planeSql(collinearShare, ({ slopes }) => slopes[call.params[1] ?? 0] ?? "NULL")(call),
  example: {
    columns: [
      [4.5, 5.5, -0.5, 2.5, 1.5, 4.5, -1.5, -0.5, Number.NaN],
      [1, 1, 1, 1, -1, -1, -1, -1, 1],
      [1, 1, -1, -1, 1, 1, -1, -1, 1],
      [1, -1, 1, -1, 1, -1, 1, -1, 1],
    ],
    params: [8],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 1, Number.NaN],
  },
});
