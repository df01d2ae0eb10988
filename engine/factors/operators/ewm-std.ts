// ewm_std(x, span): exponentially weighted deviation.
import { exponentialDeviation } from "#engine/panel";
import { decayParams, decayRule, decayWeights } from "../decay-weights.ts";
import { columns, windowOperator } from "../make-operator.ts";
import { ewmDeviationSql } from "../sql/ewm-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const ewmStd = windowOperator({
  name: "ewm_std",
  says: "Exponentially weighted sample deviation of each symbol, corrected for bias; weights as in ewm_mean.",
  source:
    "pandas ewm(span, adjust, ignore_na, min_periods).std(). By hand: weights 1/3 and 2/3 give variance 2/9, corrected by 1 ÷ (1 − 5/9).",
  params: [...columns("x"), ...decayParams],
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 5,
  missing: "keep",
  meaning: ([x], params) => {
    const weights = decayWeights(x!, decayRule(params));
    const weighted = (of: (value: number) => number): number =>
      weights.reduce((sum, weight, i) => (weight === 0 ? sum : sum + weight * of(x![i]!)), 0);
    const mean = weighted((value) => value);
    const room = 1 - weights.reduce((sum, weight) => sum + weight ** 2, 0);
    const present = weights.filter((weight) => weight > 0).length;
    return present < 2 ? Number.NaN : Math.sqrt(weighted((value) => (value - mean) ** 2) / room);
  },
  kernel: ([x], params, out) => exponentialDeviation(x!, decayRule(params), out),
  sql: ewmDeviationSql(decayRule),
  example: { columns: [[1, 2, 2]], params: [3, 1, 0, 1], gives: [Number.NaN, Math.SQRT1_2, Math.sqrt(3 / 14)] },
});
