// Running totals and states of one symbol that reach back to its first row.
import { WindowSum } from "./window-sum.ts";

export type RunningTotal = "sum" | "mean" | "product" | "max" | "min";

/**
 * Sum, mean, product or extreme of all present values so far.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[0 .. t], never later
 * Unit    that of the input
 * NaN     a missing row gives NaN and changes nothing; so does a total beyond the largest number
 * Source  definition; same rows as pandas cumsum, cumprod, cummax and cummin
 * Cost    one pass; the sum is compensated
 */
export function runningTotal(input: Float64Array, kind: RunningTotal, out: Float64Array): void {
  const sum = new WindowSum();
  let count = 0;
  let total = kind === "product" ? 1 : kind === "max" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  for (let t = 0; t < input.length; t++) {
    const x = input[t]!;
    out[t] = Number.NaN;
    if (!Number.isFinite(x)) continue;
    count++;
    if (kind === "sum" || kind === "mean") sum.add(x);
    else if (kind === "product") total *= x;
    else if (kind === "max") total = Math.max(total, x);
    else if (kind === "min") total = Math.min(total, x);
    const value = kind === "sum" ? sum.value() : kind === "mean" ? sum.value() / count : total;
    if (Number.isFinite(value)) out[t] = value;
  }
}

/**
 * The state y + share × (x − y), which moves towards each present value.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[0 .. t], never later
 * Unit    that of the input
 * NaN     a missing row gives NaN and holds the state; rows before the state has started are NaN
 * Source  definition; the state starts as the mean of the first `start` present values
 * Cost    one pass
 */
export function exponentialState(
  input: Float64Array,
  rule: { readonly share: number; readonly start: number },
  out: Float64Array,
): void {
  const { share, start } = rule;
  let state = 0;
  let count = 0;
  for (let t = 0; t < input.length; t++) {
    const x = input[t]!;
    out[t] = Number.NaN;
    if (!Number.isFinite(x)) continue;
    count++;
    state = towards(state, x, count <= start ? 1 / count : share);
    if (count >= start && Number.isFinite(state)) out[t] = state;
  }
}

/** A step, so that a constant series stays exactly where it is; a mix where the step is too large for a number. */
function towards(state: number, x: number, share: number): number {
  const step = x - state;
  return Number.isFinite(step) ? state + share * step : state * (1 - share) + x * share;
}

/** Present values among the last `window` rows, fewer rows at the start; never NaN. Cost: one pass. */
export function countPresent(input: Float64Array, window: number, out: Float64Array): void {
  let count = 0;
  for (let t = 0; t < input.length; t++) {
    if (Number.isFinite(input[t]!)) count++;
    if (t >= window && Number.isFinite(input[t - window]!)) count--;
    out[t] = count;
  }
}
