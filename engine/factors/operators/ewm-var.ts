// ewm_var(x, span): exponentially weighted variance.
import { exponentialPair } from "#engine/panel";
import { alphaOfSpan, jointWeights, weightedCovariance } from "../decay-weights.ts";
import { columns, longestWindow, minPeriods, windowOperator } from "../make-operator.ts";
import { ewmVarianceSql } from "../sql/ewm-forms.ts";
import { unitOfProduct } from "../unit.ts";

export const ewmVar = windowOperator({
  name: "ewm_var",
  says: "Exponentially weighted sample variance of each symbol, corrected for bias; weights as in ewm_mean.",
  source:
    "pandas ewm(span, adjust, ignore_na, min_periods).var(); a missing bar repeats the last value. By hand: weights 1/3 and 2/3 give 2/9, corrected by 1 ÷ (1 − 5/9).",
  params: [
    ...columns("x"),
    { name: "span", kind: "number", min: 1, max: longestWindow },
    { name: "adjust", kind: "choice", choices: ["no", "yes"], default: 1 },
    { name: "ignore_na", kind: "choice", choices: ["no", "yes"], default: 0 },
    { ...minPeriods, defaultFrom: "span" },
  ],
  unit: (args) => unitOfProduct([...args, ...args]),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 7,
  missing: "keep",
  meaning: ([x], [span, adjust, ignoreNa]) => {
    const weights = jointWeights(x!, x!, {
      alpha: alphaOfSpan(span!),
      adjust: adjust === 1,
      ignoreMissing: ignoreNa === 1,
    });
    return weights.filter((weight) => weight > 0).length < 2 ? Number.NaN : weightedCovariance(x!, x!, weights);
  },
  kernel: ([x], [span, adjust, ignoreNa, minPeriods], out) => {
    const decay = { alpha: alphaOfSpan(span!), adjust: adjust === 1, ignoreMissing: ignoreNa === 1 };
    exponentialPair([x!, x!], { ...decay, minPeriods: minPeriods!, report: "covariance" }, out);
    return undefined;
  },
  sql: ewmVarianceSql(([span = 1, adjust, ignoreNa, minPeriods = 1]) => ({
    alpha: alphaOfSpan(span),
    adjust: adjust === 1,
    ignoreMissing: ignoreNa === 1,
    minPeriods,
  })),
  example: { columns: [[1, 2, 2, Number.NaN]], params: [3, 1, 0, 1], gives: [Number.NaN, 0.5, 3 / 14, 3 / 14] },
});
