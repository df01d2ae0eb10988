// ewm_mean(x, span): exponentially weighted average.
import { exponentialMean } from "#engine/panel";
import { decayParams, decayRule, decayWeights } from "../decay-weights.ts";
import { columns, windowOperator } from "../make-operator.ts";
import { ewmMeanSql } from "../sql/ewm-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const ewmMean = windowOperator({
  name: "ewm_mean",
  says: "Exponentially weighted average of each symbol: weights (1 − a)^age with a = 2 ÷ (span + 1), or the plain recursion with adjust no.",
  source: "pandas ewm(span, adjust, ignore_na, min_periods).mean(); a missing bar repeats the last average.",
  params: [...columns("x"), ...decayParams],
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 3,
  missing: "keep",
  meaning: ([x], params) => {
    const weights = decayWeights(x!, decayRule(params));
    return weights.reduce((sum, weight, i) => (weight === 0 ? sum : sum + weight * x![i]!), 0);
  },
  kernel: ([x], params, out) => exponentialMean(x!, decayRule(params), out),
  sql: ewmMeanSql(decayRule),
  example: { columns: [[1, 2, Number.NaN, 4]], params: [3, 1, 0, 1], gives: [1, 5 / 3, 5 / 3, 37 / 11] },
});
