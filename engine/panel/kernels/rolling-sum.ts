// Rolling sum and mean of one symbol.
import type { Series } from "#engine/core";
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";

/** The running sum, what rounding left out of it, and how many present values it holds. */
interface SumState {
  sum: number;
  lost: number;
  count: number;
}

interface SumRule extends WindowRule {
  readonly mean: boolean;
}

/**
 * Adds up the last `window` values.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input
 * NaN     non-finite values are missing; fewer than `minPeriods` present values give NaN
 * Source  definition; same rows as pandas rolling(window, min_periods).sum(). What each addition rounds away is kept
 *         beside the sum (Knuth's two-sum), so that 1e18 may pass through a window of ones without leaving a trace
 * Cost    constant per row, restarted as restartRows says; rows without gaps take a loop without questions, the same bytes
 */
export function rollingSum(
  input: Series,
  rule: WindowRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, mean: false }, out);
}

/** Averages the last `window` values; rules as for rollingSum. */
export function rollingMean(
  input: Series,
  rule: WindowRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, mean: true }, out);
}

function roll(input: Series, rule: SumRule, out: Float64Array): Float64Array {
  const window = rule.window | 0; // a whole number for the compiler too
  const length = input.length;
  const restart = restartRows(window);
  const state: SumState = { sum: 0, lost: 0, count: 0 };
  for (let start = 0; start < length; start += restart) {
    const end = Math.min(start + restart, length);
    let from = start;
    if (start === 0) {
      from = Math.min(window, end);
      slideWithGaps(input, rule, { state, from: 0, to: from, out });
    } else {
      retake(input, state, { from: start - window + 1, to: start });
      out[start] = reported(state, rule);
      from = start + 1;
    }
    if (state.count === window && slideComplete(input, rule, { state, from, to: end, out })) continue;
    slideWithGaps(input, rule, { state, from, to: end, out });
  }
  return out;
}

interface Slide {
  readonly state: SumState;
  readonly from: number;
  readonly to: number;
  readonly out: Float64Array;
}

/** Slides over rows that hold values only; false, with the state untouched, when one of them did not or the sum overflowed. */
function slideComplete(input: Series, rule: SumRule, slide: Slide): boolean {
  const { state, from, to, out } = slide;
  const window = rule.window | 0; // a whole number for the compiler too
  const divisor = rule.mean ? window : 1;
  let { sum, lost } = state;
  for (let t = from; t < to; t++) {
    const x = input[t]!;
    const q = input[t - window]!;
    const d = x - q;
    const back = d - x;
    const next = sum + d;
    const part = next - sum;
    lost += sum - (next - part) + (d - part) + (x - (d - back) - (q + back));
    sum = next;
    out[t] = (sum + lost) / divisor;
  }
  return sum + lost - (sum + lost) === 0;
}

/** The same steps, with 0 in the place of what is missing. */
function slideWithGaps(input: Series, rule: SumRule, slide: Slide): void {
  const { state, from, to, out } = slide;
  const window = rule.window | 0; // a whole number for the compiler too
  for (let t = from; t < to; t++) {
    const entering = input[t]!;
    const leaving = t >= window ? input[t - window]! : Number.NaN;
    let x = 0;
    let q = 0;
    if (entering - entering === 0) {
      x = entering;
      state.count++;
    }
    if (leaving - leaving === 0) {
      q = leaving;
      state.count--;
    }
    const d = x - q;
    const back = d - x;
    const next = state.sum + d;
    const part = next - state.sum;
    state.lost += state.sum - (next - part) + (d - part) + (x - (d - back) - (q + back));
    state.sum = next;
    const value = state.sum + state.lost;
    if (state.count === 0 || value - value !== 0) retake(input, state, { from: t - window + 1, to: t });
    out[t] = reported(state, rule);
  }
}

function reported(state: SumState, rule: SumRule): number {
  if (state.count < rule.minPeriods) return Number.NaN;
  const value = (state.sum + state.lost) / (rule.mean ? state.count : 1);
  return value - value === 0 ? value : Number.NaN;
}

/** Also after an overflow: the sum is useless for every later window until it is taken anew without the huge value. */
function retake(input: Series, state: SumState, rows: { readonly from: number; readonly to: number }): void {
  let sum = 0;
  let lost = 0;
  let count = 0;
  for (let i = Math.max(0, rows.from); i <= rows.to; i++) {
    const x = input[i]!;
    if (x - x !== 0) continue;
    const next = sum + x;
    const part = next - sum;
    lost += sum - (next - part) + (x - part);
    sum = next;
    count++;
  }
  state.sum = sum;
  state.lost = lost;
  state.count = count;
}
