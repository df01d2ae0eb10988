// Rolling minimum and maximum of one symbol, and where they stand.

/** Which extreme, what to report about it, and which of several equal ones counts. */
export interface ExtremeRule {
  readonly window: number;
  readonly minPeriods: number;
  readonly extreme: "min" | "max";
  /** value · age: bars ago, 0 for today · place: 1 for the oldest row of the window .. window for today. */
  readonly report: "value" | "age" | "place";
  readonly ties: "oldest" | "newest";
}

/**
 * The smallest or largest of the last `window` values, or its place.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input, or bars
 * NaN     non-finite values are missing; fewer than minPeriods present values give NaN
 * Source  definition; same rows as pandas rolling(window, min_periods).min() and .max()
 * Cost    amortised constant per step; a monotone queue of candidates
 */
export function rollingExtreme(input: Float64Array, rule: ExtremeRule): Float64Array {
  const { window, minPeriods } = rule;
  const output = new Float64Array(input.length).fill(Number.NaN);
  const sign = rule.extreme === "max" ? 1 : -1;
  const dropEqual = rule.ties === "newest";
  const queue = new Int32Array(input.length);
  let head = 0;
  let tail = 0;
  let count = 0;
  for (let t = 0; t < input.length; t++) {
    if (t >= window && Number.isFinite(input[t - window]!)) count--;
    if (head < tail && queue[head]! <= t - window) head++;
    const x = sign * input[t]!;
    if (Number.isFinite(x)) {
      count++;
      while (tail > head) {
        const last = sign * input[queue[tail - 1]!]!;
        if (last < x || (dropEqual && last === x)) tail--;
        else break;
      }
      queue[tail++] = t;
    }
    if (count >= minPeriods && count > 0) output[t] = reported(input, rule, { t, at: queue[head]! });
  }
  return output;
}

function reported(input: Float64Array, rule: ExtremeRule, where: { readonly t: number; readonly at: number }): number {
  if (rule.report === "value") return input[where.at]!;
  const age = where.t - where.at;
  return rule.report === "age" ? age : rule.window - age;
}
