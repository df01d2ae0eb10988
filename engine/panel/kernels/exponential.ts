// Exponentially weighted mean and deviation of one symbol.

/** How weights fall and how gaps are treated; the words are those of pandas ewm. */
export interface DecayRule {
  /** Weight of the newest value against the average before it, in (0, 1]. */
  readonly alpha: number;
  /** True: weights (1 − alpha)^age, normalised. False: the recursion y = (1 − alpha) y + alpha x from the first value. */
  readonly adjust: boolean;
  /** True: age counts present values only. False: it counts rows. */
  readonly ignoreMissing: boolean;
  readonly minPeriods: number;
}

/**
 * Exponentially weighted mean.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[0 .. t], never later
 * Unit    that of the input
 * NaN     a missing row repeats the last average; rows before minPeriods present values are NaN
 * Source  definition; same rows as pandas ewm(alpha, adjust, ignore_na, min_periods).mean()
 * Cost    one pass
 */
export function exponentialMean(
  input: Float64Array,
  rule: DecayRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  const { adjust, alpha, ignoreMissing, minPeriods } = rule;
  const fade = 1 - alpha;
  const fresh = adjust ? 1 : alpha;
  const steady = fresh / (fade + fresh);
  let mean = Number.NaN;
  let weight = 1;
  let count = 0;
  for (let t = 0; t < input.length; t++) {
    const x = input[t]!;
    if (x - x === 0) {
      if (count === 0) mean = x;
      else if (adjust || weight !== 1) {
        weight *= fade;
        mean = nextMean(mean, x, fresh / (weight + fresh));
        weight = adjust ? weight + fresh : 1;
      } else mean = nextMean(mean, x, steady);
      count++;
    } else if (count > 0 && !ignoreMissing) weight *= fade;
    out[t] = count >= minPeriods && mean - mean === 0 ? mean : Number.NaN;
  }
  return out;
}

/**
 * Exponentially weighted sample deviation, corrected for bias.
 *
 * Shape, unit, NaN as for exponentialMean; one value alone gives NaN
 * Source  pandas ewm(…).std(bias=False): variance × (Σw)² / ((Σw)² − Σw²)
 * Cost    one pass; the variance is carried along, never taken from sums of squares, and beside the mean what its rounding
 *         leaves out, so that a large level costs no digits
 */
export function exponentialDeviation(
  input: Float64Array,
  rule: DecayRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  const fade = 1 - rule.alpha;
  const fresh = rule.adjust ? 1 : rule.alpha;
  let mean = Number.NaN;
  let low = 0;
  let variance = 0;
  let weight = 1;
  let sum = 1;
  let sumSquares = 1;
  let count = 0;
  for (let t = 0; t < input.length; t++) {
    const x = input[t]!;
    out[t] = Number.NaN;
    const present = x - x === 0;
    if (count === 0) {
      if (!present) continue;
      mean = x;
      count = 1;
    } else {
      if (present || !rule.ignoreMissing) {
        weight *= fade;
        sum *= fade;
        sumSquares *= fade * fade;
      }
      if (present) {
        const total = weight + fresh;
        const share = fresh / total;
        const step = x - mean - low;
        const next = step - step === 0 ? mean + (low + share * step) : nextMean(mean, x, share);
        variance = (weight / total) * (variance + share * step * step);
        low = step - step === 0 ? low + share * step - (next - mean) : 0;
        mean = next;
        sum += fresh;
        sumSquares += fresh * fresh;
        weight = total;
        count++;
        if (!rule.adjust) {
          sum /= weight;
          sumSquares /= weight * weight;
          weight = 1;
        }
      }
    }
    const room = sum * sum - sumSquares;
    if (count < Math.max(2, rule.minPeriods) || !(room > 0)) continue;
    const value = Math.sqrt((variance * sum * sum) / room);
    if (value - value === 0) out[t] = value;
  }
  return out;
}

/** Written as a step, so that a constant series stays exactly where it is; as a mix where the step is too large for a number. */
function nextMean(mean: number, x: number, share: number): number {
  const step = x - mean;
  return step - step === 0 ? mean + share * step : mean * (1 - share) + x * share;
}
