// ewm_corr(x, y, span): exponentially weighted correlation.
import { exponentialPair } from "#engine/panel";
import { alphaOfSpan, jointWeights, weightedCorrelation } from "../decay-weights.ts";
import { columns, longestWindow, minPeriods, windowOperator } from "../make-operator.ts";
import { ewmPairSql } from "../sql/ewm-forms.ts";
import { unitAlways } from "../unit.ts";

export const ewmCorr = windowOperator({
  name: "ewm_corr",
  says: "Exponentially weighted correlation of x and y over the bars where both are present; weights as in ewm_mean; nothing where either does not vary.",
  source:
    "pandas ewm(span, adjust, ignore_na, min_periods).corr(y); a missing bar repeats the last value. By hand: weights 1, 2, 4 give covariance 10/49, variances 6/49 and 166/49.",
  params: [
    ...columns("x", "y"),
    { name: "span", kind: "number", min: 1, max: longestWindow },
    { name: "adjust", kind: "choice", choices: ["no", "yes"], default: 1 },
    { name: "ignore_na", kind: "choice", choices: ["no", "yes"], default: 0 },
    { ...minPeriods, defaultFrom: "span" },
  ],
  unit: unitAlways("ratio"),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 9,
  missing: "keep",
  meaning: ([x, y], [span, adjust, ignoreNa]) => {
    const weights = jointWeights(x!, y!, {
      alpha: alphaOfSpan(span!),
      adjust: adjust === 1,
      ignoreMissing: ignoreNa === 1,
    });
    return weights.filter((weight) => weight > 0).length < 2 ? Number.NaN : weightedCorrelation(x!, y!, weights);
  },
  kernel: ([x, y], [span, adjust, ignoreNa, minPeriods], out) => {
    const decay = { alpha: alphaOfSpan(span!), adjust: adjust === 1, ignoreMissing: ignoreNa === 1 };
    exponentialPair([x!, y!], { ...decay, minPeriods: minPeriods!, report: "correlation" }, out);
    return undefined;
  },
  sql: ewmPairSql("correlation", ([span, adjust, ignoreNa, minPeriods]) => ({
    alpha: alphaOfSpan(span!),
    adjust: adjust === 1,
    ignoreMissing: ignoreNa === 1,
    minPeriods: minPeriods!,
  })),
  example: {
    columns: [
      [1, 2, 2, 5],
      [2, 1, 5, Number.NaN],
    ],
    params: [3, 1, 0, 1],
    gives: [Number.NaN, -1, 10 / Math.sqrt(996), 10 / Math.sqrt(996)],
  },
});
