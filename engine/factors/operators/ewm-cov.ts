// ewm_cov(x, y, span): exponentially weighted covariance.
import { exponentialPair } from "#engine/panel";
import { alphaOfSpan, jointWeights, weightedCovariance } from "../decay-weights.ts";
import { columns, longestWindow, minPeriods, windowOperator } from "../make-operator.ts";
import { ewmPairSql } from "../sql/ewm-forms.ts";
import { unitOfProduct } from "../unit.ts";

export const ewmCov = windowOperator({
  name: "ewm_cov",
  says: "Exponentially weighted sample covariance of x and y, corrected for bias, over the bars where both are present; weights as in ewm_mean.",
  source:
    "pandas ewm(span, adjust, ignore_na, min_periods).cov(y); a missing bar repeats the last value. By hand: y twice x has twice the variance 3/14.",
  params: [
    ...columns("x", "y"),
    { name: "span", kind: "number", min: 1, max: longestWindow },
    { name: "adjust", kind: "choice", choices: ["no", "yes"], default: 1 },
    { name: "ignore_na", kind: "choice", choices: ["no", "yes"], default: 0 },
    { ...minPeriods, defaultFrom: "span" },
  ],
  unit: unitOfProduct,
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 9,
  missing: "keep",
  meaning: ([x, y], [span, adjust, ignoreNa]) => {
    const weights = jointWeights(x!, y!, {
      alpha: alphaOfSpan(span!),
      adjust: adjust === 1,
      ignoreMissing: ignoreNa === 1,
    });
    return weights.filter((weight) => weight > 0).length < 2 ? Number.NaN : weightedCovariance(x!, y!, weights);
  },
  kernel: ([x, y], [span, adjust, ignoreNa, minPeriods], out) => {
    const decay = { alpha: alphaOfSpan(span!), adjust: adjust === 1, ignoreMissing: ignoreNa === 1 };
    exponentialPair([x!, y!], { ...decay, minPeriods: minPeriods!, report: "covariance" }, out);
    return undefined;
  },
  sql: ewmPairSql("covariance", ([span, adjust, ignoreNa, minPeriods]) => ({
    alpha: alphaOfSpan(span!),
    adjust: adjust === 1,
    ignoreMissing: ignoreNa === 1,
    minPeriods: minPeriods!,
  })),
  example: {
    columns: [
      [1, 2, 2, 5],
      [2, 4, 4, Number.NaN],
    ],
    params: [3, 1, 0, 1],
    gives: [Number.NaN, 1, 3 / 7, 3 / 7],
  },
});
