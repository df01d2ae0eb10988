// Rolling sum and mean of one symbol.
import type { Series } from "#engine/core";
import { WindowSum } from "./window-sum.ts";

/**
 * Adds up the last `window` values.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input
 * NaN     non-finite values are missing; fewer than `minPeriods` present values give NaN
 * Source  definition; same rows as pandas rolling(window, min_periods).sum()
 * Cost    one pass; compensated sum, restarted when the window holds nothing
 */
export function rollingSum(input: Series, window: number, minPeriods = window): Float64Array {
  return roll(input, { window, minPeriods, mean: false });
}

/** Averages the last `window` values; rules as for rollingSum. */
export function rollingMean(input: Series, window: number, minPeriods = window): Float64Array {
  return roll(input, { window, minPeriods, mean: true });
}

function roll(
  input: Series,
  rule: { readonly window: number; readonly minPeriods: number; readonly mean: boolean },
): Float64Array {
  const { window, minPeriods, mean } = rule;
  const output = new Float64Array(input.length).fill(Number.NaN);
  const sum = new WindowSum();
  let count = 0;
  for (let t = 0; t < input.length; t++) {
    const leaving = t >= window ? input[t - window]! : Number.NaN;
    if (Number.isFinite(leaving)) {
      count--;
      if (count === 0) sum.reset();
      else sum.add(-leaving);
    }
    const entering = input[t]!;
    if (Number.isFinite(entering)) {
      count++;
      sum.add(entering);
    }
    if (!Number.isFinite(sum.value())) retake(sum, input, { from: t - window + 1, to: t });
    if (count >= minPeriods) {
      const value = mean ? sum.value() / count : sum.value();
      if (Number.isFinite(value)) output[t] = value;
    }
  }
  return output;
}

/** After an overflow the sum is useless for every later window; taken anew it recovers when the huge value has left. */
function retake(sum: WindowSum, input: Series, rows: { readonly from: number; readonly to: number }): void {
  sum.reset();
  for (let i = Math.max(0, rows.from); i <= rows.to; i++) if (Number.isFinite(input[i]!)) sum.add(input[i]!);
}
