// ewm_var(x, span): exponentially weighted variance.
import { exponentialPair } from "#engine/panel";
import { decayParams, decayRule, jointWeights, weightedCovariance } from "../decay-weights.ts";
import { columns, windowOperator } from "../make-operator.ts";
import { ewmVarianceSql } from "../sql/ewm-forms.ts";
import { unitOfProduct } from "../unit.ts";

export const ewmVar = windowOperator({
  name: "ewm_var",
  says: "Exponentially weighted sample variance of each symbol, corrected for bias; weights as in ewm_mean.",
  source:
    "pandas ewm(span, adjust, ignore_na, min_periods).var(); a missing bar repeats the last value. By hand: weights 1/3 and 2/3 give 2/9, corrected by 1 ÷ (1 − 5/9).",
  params: [...columns("x"), ...decayParams],
  unit: (args) => unitOfProduct([...args, ...args]),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 7,
  missing: "keep",
  meaning: ([x], params) => {
    const weights = jointWeights(x!, x!, decayRule(params));
    return weights.filter((weight) => weight > 0).length < 2 ? Number.NaN : weightedCovariance(x!, x!, weights);
  },
  kernel: ([x], params, out) => {
    exponentialPair([x!, x!], { ...decayRule(params), report: "covariance" }, out);
    return undefined;
  },
  sql: ewmVarianceSql(decayRule),
  example: { columns: [[1, 2, 2, Number.NaN]], params: [3, 1, 0, 1], gives: [Number.NaN, 0.5, 3 / 14, 3 / 14] },
});
