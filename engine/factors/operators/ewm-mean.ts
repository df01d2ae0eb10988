// ewm_mean(x, span): exponentially weighted average.
import { exponentialMean } from "#engine/panel";
import { alphaOfSpan, decayWeights } from "../decay-weights.ts";
import { columns, longestWindow, minPeriods, windowOperator } from "../make-operator.ts";
import { ewmMeanSql } from "../sql/ewm-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const ewmMean = windowOperator({
  name: "ewm_mean",
  says: "Exponentially weighted average of each symbol: weights (1 − a)^age with a = 2 ÷ (span + 1), or the plain recursion with adjust no.",
  source: "pandas ewm(span, adjust, ignore_na, min_periods).mean(); a missing bar repeats the last average.",
  params: [
    ...columns("x"),
    { name: "span", kind: "number", min: 1, max: longestWindow },
    { name: "adjust", kind: "choice", choices: ["no", "yes"], default: 1 },
    { name: "ignore_na", kind: "choice", choices: ["no", "yes"], default: 0 },
    { ...minPeriods, defaultFrom: "span" },
  ],
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 3,
  missing: "keep",
  meaning: ([x], [span, adjust, ignoreNa]) => {
    const weights = decayWeights(x!, {
      alpha: alphaOfSpan(span!),
      adjust: adjust === 1,
      ignoreMissing: ignoreNa === 1,
    });
    return weights.reduce((sum, weight, i) => (weight === 0 ? sum : sum + weight * x![i]!), 0);
  },
  kernel: ([x], [span, adjust, ignoreNa, minPeriods], out) =>
    exponentialMean(
      x!,
      {
        alpha: alphaOfSpan(span!),
        adjust: adjust === 1,
        ignoreMissing: ignoreNa === 1,
        minPeriods: minPeriods!,
      },
      out,
    ),
  sql: ewmMeanSql(([span = 1, adjust, ignoreNa, minPeriods = 1]) => ({
    alpha: alphaOfSpan(span),
    adjust: adjust === 1,
    ignoreMissing: ignoreNa === 1,
    minPeriods,
  })),
  example: { columns: [[1, 2, Number.NaN, 4]], params: [3, 1, 0, 1], gives: [1, 5 / 3, 5 / 3, 37 / 11] },
});
