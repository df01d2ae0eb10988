// ewm_corr(x, y, span): exponentially weighted correlation.
import { exponentialPair } from "#engine/panel";
import { decayParams, decayRule, jointWeights, weightedCorrelation } from "../decay-weights.ts";
import { columns, windowOperator } from "../make-operator.ts";
import { ewmPairSql } from "../sql/ewm-forms.ts";
import { unitAlways } from "../unit.ts";

export const ewmCorr = windowOperator({
  name: "ewm_corr",
  says: "Exponentially weighted correlation of x and y over the bars where both are present; weights as in ewm_mean; nothing where either does not vary.",
  source:
    "pandas ewm(span, adjust, ignore_na, min_periods).corr(y); a missing bar repeats the last value. By hand: weights 1, 2, 4 give covariance 10/49, variances 6/49 and 166/49.",
  params: [...columns("x", "y"), ...decayParams],
  unit: unitAlways("ratio"),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 9,
  missing: "keep",
  meaning: ([x, y], params) => {
    const weights = jointWeights(x!, y!, decayRule(params));
    return weights.filter((weight) => weight > 0).length < 2 ? Number.NaN : weightedCorrelation(x!, y!, weights);
  },
  kernel: ([x, y], params, out) => {
    exponentialPair([x!, y!], { ...decayRule(params), report: "correlation" }, out);
    return undefined;
  },
  sql: ewmPairSql("correlation", decayRule),
  example: {
    columns: [
      [1, 2, 2, 5],
      [2, 1, 5, Number.NaN],
    ],
    params: [3, 1, 0, 1],
    gives: [Number.NaN, -1, 10 / Math.sqrt(996), 10 / Math.sqrt(996)],
  },
});
