// ewm_cov(x, y, span): exponentially weighted covariance.
import { exponentialPair } from "#engine/panel";
import { decayParams, decayRule, jointWeights, weightedCovariance } from "../decay-weights.ts";
import { columns, windowOperator } from "../make-operator.ts";
import { ewmPairSql } from "../sql/ewm-forms.ts";
import { unitOfProduct } from "../unit.ts";

export const ewmCov = windowOperator({
  name: "ewm_cov",
  says: "Exponentially weighted sample covariance of x and y, corrected for bias, over the bars where both are present; weights as in ewm_mean.",
  source:
    "pandas ewm(span, adjust, ignore_na, min_periods).cov(y); a missing bar repeats the last value. By hand: y twice x has twice the variance 3/14.",
  params: [...columns("x", "y"), ...decayParams],
  unit: unitOfProduct,
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 9,
  missing: "keep",
  meaning: ([x, y], params) => {
    const weights = jointWeights(x!, y!, decayRule(params));
    return weights.filter((weight) => weight > 0).length < 2 ? Number.NaN : weightedCovariance(x!, y!, weights);
  },
  kernel: ([x, y], params, out) => {
    exponentialPair([x!, y!], { ...decayRule(params), report: "covariance" }, out);
    return undefined;
  },
  sql: ewmPairSql("covariance", decayRule),
  example: {
    columns: [
      [1, 2, 2, 5],
      [2, 4, 4, Number.NaN],
    ],
    params: [3, 1, 0, 1],
    gives: [Number.NaN, 1, 3 / 7, 3 / 7],
  },
});
