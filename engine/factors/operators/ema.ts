// ema(x, n): exponential moving average.
import { exponentialMean } from "#engine/panel";
import { alphaOfSpan, decayWeights } from "../decay-weights.ts";
import { windowOperator } from "../make-operator.ts";
import { ewmMeanSql } from "../sql/ewm-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const ema = windowOperator({
  name: "ema",
  says: "Exponential moving average of each symbol with smoothing 2 ÷ (n + 1), starting from its first value.",
  source: "pandas ewm(span=n, adjust=False, min_periods).mean(); a missing bar repeats the last average and ages it.",
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 3,
  missing: "keep",
  meaning: ([x], [n]) => {
    const weights = decayWeights(x!, { alpha: alphaOfSpan(n!), adjust: false, ignoreMissing: false });
    return weights.reduce((sum, weight, i) => (weight === 0 ? sum : sum + weight * x![i]!), 0);
  },
  kernel: ([x], [n, minPeriods], out) =>
    exponentialMean(x!, { alpha: alphaOfSpan(n!), adjust: false, ignoreMissing: false, minPeriods: minPeriods! }, out),
  sql: ewmMeanSql(([n = 1, minPeriods = 1]) => ({
    alpha: alphaOfSpan(n),
    adjust: false,
    ignoreMissing: false,
    minPeriods,
  })),
  example: { columns: [[1, 2, 4, Number.NaN]], params: [3], gives: [Number.NaN, Number.NaN, 2.75, 2.75] },
});
